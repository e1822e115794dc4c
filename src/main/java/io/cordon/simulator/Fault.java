package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong with an operation, as the control surface describes it. With a status or a dropped connection
 * the operation does not happen, unless {@code afterEffect}; with neither, its real answer is delayed or spoilt.
 *
 * @param operation an operation's name, or its beginning followed by an asterisk
 * @param user the object id of the only user concerned; empty for everyone
 * @param nth from which of the operations that it concerns on, counted from 1 since it was armed
 * @param every only each so many of them; 1 for each
 * @param times how often; 0 for always
 * @param status 0 for the operation's own
 * @param retryAfter empty for no such header; {@code +2} for the date in two seconds
 * @param code empty for the usual one of the status
 */
record Fault(
        String operation,
        String user,
        int nth,
        int every,
        int times,
        int status,
        String retryAfter,
        String code,
        String message,
        boolean afterEffect,
        Body body,
        int delayMillis,
        boolean drop) {

    private static final List<String> PROPERTIES = List.of(
            "operation",
            "user",
            "nth",
            "every",
            "times",
            "status",
            "retryAfter",
            "code",
            "message",
            "afterEffect",
            "body",
            "delayMillis",
            "drop");

    /** How the body of the answer is spoilt. */
    enum Body {
        AS_IT_IS,
        MALFORMED,
        HTML,
        EMPTY,
        TRUNCATED,
        NUL_GZIP,
        /** A hundred megabytes. */
        HUGE,
        /** A million items in less than three megabytes. */
        MILLION,
        /** Arrays in arrays, ten thousand deep. */
        DEEP,
        /** Words where numbers, dates and truth values belong. */
        MISTYPED,
        /** A thousand items on each of as many pages as anyone asks for. */
        MANY,
        /** A next page that is this one. */
        LOOP,
        /** A next page on another host. */
        FOREIGN,
        /** Objects without a property. */
        BARE,
        /** A value of an enumeration that no schema has yet. */
        NEW_VALUES;

        static Body of(String text) {
            return text.isEmpty()
                    ? AS_IT_IS
                    : Arrays.stream(values())
                            .filter(body -> body.name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-')
                                    .equals(text))
                            .findFirst()
                            .orElseThrow(() -> Refusal.badRequest("Unknown fault body '" + text + "'."));
        }
    }

    Fault {
        if (operation.isBlank()
                || nth < 1
                || every < 1
                || times < 0
                || delayMillis < 0
                || (status != 0 && (status < 200 || status > 599))) {
            throw Refusal.badRequest("A fault has an operation, counts from 1, and has no negative numbers.");
        }
    }

    static Fault read(JsonNode json, Directory directory) {
        Json.properties(json).stream()
                .filter(name -> !PROPERTIES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.badRequest("A fault has no '" + name + "'.");
                });
        return new Fault(
                text(json, "operation"),
                directory.idOf(text(json, "user")),
                json.path("nth").asInt(1),
                json.path("every").asInt(1),
                json.path("times").asInt(1),
                json.path("status").asInt(0),
                text(json, "retryAfter"),
                text(json, "code"),
                text(json, "message"),
                json.path("afterEffect").asBoolean(false),
                Body.of(text(json, "body")),
                json.path("delayMillis").asInt(0),
                json.path("drop").asBoolean(false));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("").replaceFirst("^null$", "");
    }

    boolean concerns(Operation call) {
        boolean named = operation.endsWith("*")
                ? call.name().startsWith(operation.substring(0, operation.length() - 1))
                : call.name().equals(operation);
        return named && (user.isEmpty() || user.equals(call.userId()));
    }

    /** Does the operation still take effect? */
    boolean lets() {
        return afterEffect || (status == 0 && !drop);
    }

    /** Whether its answer is one that Microsoft's service never gives: a success that is none. */
    boolean lies() {
        return status >= 200 && status < 400;
    }

    Refusal refusal() {
        String usual = switch (status) {
            case 401 -> "InvalidAuthenticationToken";
            case 403 -> "Authorization_RequestDenied";
            case 404 -> "Request_ResourceNotFound";
            case 409 -> "Directory_ConcurrencyViolation";
            case 429 -> "TooManyRequests";
            case 503 -> "serviceNotAvailable";
            case 504 -> "UnknownError";
            default -> status < 500 ? "Request_BadRequest" : "generalException";
        };
        String text = status == 429 ? "Please retry again later." : "The simulated tenant was told to answer this.";
        return new Refusal(status, code.isEmpty() ? usual : code, message.isEmpty() ? text : message);
    }
}
