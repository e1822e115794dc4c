package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bodies that a proxy, a defect or an attacker makes of an answer. */
final class Spoiling {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML =
            "<html><head><title>Bad gateway</title></head><body><h1>Simulated proxy error</h1></body></html>";
    private static final String NEXT = "@odata.nextLink";
    private static final String SKIP = "$skiptoken=";
    private static final String HUGE = "a hundred megabytes";
    private static final String MILLION = "a million items";
    private static final int ITEMS = 1_000_000;
    private static final int MANY = 1_000;
    private static final int DEPTH = 10_000;

    private Spoiling() {}

    /** Made when it is first needed, and only once. */
    private static final class Huge {
        static final byte[] BODY =
                ("{\"value\":[\"" + "x".repeat(100_000_000) + "\"]}").getBytes(StandardCharsets.US_ASCII);
    }

    /** As {@link Huge}. */
    private static final class Million {
        static final byte[] BODY =
                ("{\"value\":[" + "{},".repeat(ITEMS - 1) + "{}]}").getBytes(StandardCharsets.US_ASCII);
    }

    /** A body as it is sent; what stands for a hundred megabytes or a million items becomes them. */
    static byte[] bytes(String body) {
        return switch (body) {
            case HUGE -> Huge.BODY;
            case MILLION -> Million.BODY;
            default -> body.getBytes(StandardCharsets.UTF_8);
        };
    }

    static Answer of(Answer answer, Fault.Body body, Call call) {
        return switch (body) {
            case AS_IT_IS -> answer;
            case MALFORMED -> answer.withRaw("{\"value\": [{\"id\": 12,, }", JSON);
            case HTML -> answer.withRaw(HTML, "text/html; charset=utf-8");
            case EMPTY -> answer.withRaw("", JSON);
            case TRUNCATED ->
                answer.withRaw(answer.text().substring(0, answer.text().length() / 2), JSON);
            case NUL_GZIP -> answer.withRaw("\0".repeat(64), JSON).with("Content-Encoding", "gzip");
            case HUGE -> answer.withRaw(HUGE, JSON);
            case MILLION -> answer.withRaw(MILLION, JSON);
            case DEEP -> answer.withRaw("{\"value\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}", JSON);
            case MISTYPED ->
                answer.withRaw(
                        answer.text()
                                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*\"", "\"hier\"")
                                .replaceAll("(?<=[:,\\[])(true|false|\\d+)(?=[,}\\]])", "\"peut-être\""),
                        JSON);
            case MANY -> many(answer, call);
            case LOOP -> linked(answer, call.origin() + call.url());
            case FOREIGN -> linked(answer, foreign(call.origin()) + call.url());
            case BARE -> bare(answer);
            case NEW_VALUES ->
                answer.withRaw(
                        answer.text()
                                .replaceAll("\"importance\":\"(low|normal|high)\"", "\"importance\":\"urgentissime\""),
                        JSON);
        };
    }

    /** The same machine by another name, so that the ledger shows who went there. */
    private static String foreign(String origin) {
        return origin.contains("//localhost")
                ? origin.replace("//localhost", "//127.0.0.1")
                : origin.replaceFirst("//[^:/]+", "//localhost");
    }

    private static Answer linked(Answer answer, String next) {
        return list(answer) == null ? answer : with(answer, json -> json.put(NEXT, next));
    }

    /** What is asked for: each further page of a list without end is the first one again, whether the list has pages of its own or not. */
    static Call asked(Call call) {
        int at = call.url().indexOf(SKIP);
        if (at < 0 || !call.url().substring(at + SKIP.length()).matches("\\d+")) {
            return call;
        }
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.remove(SKIP.replace("=", ""));
        return call.with(query);
    }

    private static Answer many(Answer answer, Call call) {
        int at = call.url().indexOf(SKIP);
        ArrayNode items = list(answer);
        if (items == null) {
            return answer;
        }
        JsonNode one = items.isEmpty() ? Json.object() : items.get(0);
        int page = at < 0 ? 0 : Integer.parseInt(call.url().substring(at + SKIP.length()));
        String url = at < 0
                ? call.url() + (call.url().contains("?") ? "&" : "?")
                : call.url().substring(0, at);
        return with(answer, json -> {
            ArrayNode more = json.putArray("value");
            for (int i = 0; i < MANY; i++) {
                more.add(one);
            }
            json.put(NEXT, call.origin() + url + SKIP + (page + 1));
        });
    }

    private static Answer bare(Answer answer) {
        ArrayNode items = list(answer);
        if (items == null) {
            return answer.json() == null ? answer : answer.withRaw("{}", JSON);
        }
        return with(answer, json -> {
            ArrayNode none = json.putArray("value");
            for (int i = 0; i < Math.max(1, items.size()); i++) {
                none.addObject();
            }
        });
    }

    private static ArrayNode list(Answer answer) {
        return answer.json() instanceof ObjectNode object && object.path("value") instanceof ArrayNode items
                ? items
                : null;
    }

    private static Answer with(Answer answer, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode json = ((ObjectNode) answer.json()).deepCopy();
        change.accept(json);
        return answer.withRaw(Json.write(json), JSON);
    }
}
