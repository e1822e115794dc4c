package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One request as the services see it: path segments and query options decoded, the body still as sent. */
record Call(
        long sequence,
        Instant start,
        String requestId,
        String origin,
        String method,
        String url,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {

    static Call of(Request request, long sequence, Instant start) {
        String url = request.getUrl();
        int mark = url.indexOf('?');
        Map<String, String> headers = new LinkedHashMap<>();
        request.getAllHeaderKeys().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return new Call(
                sequence,
                start,
                UUID.randomUUID().toString(),
                "https://" + request.getHost() + ":" + request.getPort(),
                request.getMethod().getName(),
                url,
                segments(mark < 0 ? url : url.substring(0, mark)),
                mark < 0 ? Map.of() : form(url.substring(mark + 1)),
                headers,
                request.getBody() == null ? "" : new String(request.getBody(), StandardCharsets.UTF_8));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    /** Names and values of a query or of a form. */
    static Map<String, String> form(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int sign = pair.indexOf('=');
                values.put(
                        decode(sign < 0 ? pair : pair.substring(0, sign)),
                        sign < 0 ? "" : decode(pair.substring(sign + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    /** The same with other query options. */
    Call with(Map<String, String> options) {
        return new Call(sequence, start, requestId, origin, method, url, path, options, headers, body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    String clientRequestId() {
        return header("client-request-id").orElse(requestId);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(query.get(name));
    }

    Optional<JsonNode> json() {
        return Json.parse(body);
    }

    /** The body as a JSON object, refused in OData's words when it is none. */
    ObjectNode jsonObject() {
        if (json().orElse(null) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and"
                + " payload is of valid JSON format.");
    }

    /** Refuses query options beyond those named; the names of Microsoft's own options start with a dollar sign. */
    void allowOptions(String... names) {
        List<String> allowed = List.of(names);
        for (String name : query.keySet()) {
            if (!allowed.contains(name)) {
                throw Refusal.badRequest("The query parameter '" + name + "' is not supported.");
            }
        }
    }

    int number(String option, int otherwise, int most) {
        String text = query.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
            throw Refusal.badRequest("Invalid value '" + text + "' for " + option + " query option found.");
        }
        return Integer.parseInt(text);
    }

    boolean eventual() {
        return header("ConsistencyLevel").filter("eventual"::equalsIgnoreCase).isPresent();
    }
}
