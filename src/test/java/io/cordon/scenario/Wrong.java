package io.cordon.scenario;

import io.cordon.model.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that can be wrong with an answer of Microsoft 365, whatever was asked.
 *
 * @param what the fault, as the simulated tenant is told it; always, unless it says {@code times}
 */
public record Wrong(String name, Kind kind, Map<String, Object> what) {

    /** What is left to whoever asked. */
    public enum Kind {
        /** It is over before Cordon's own repetitions are. */
        SHORT,
        /** It lasts longer, and passes: Cordon comes back. */
        PASSING,
        /** Cordon is refused. */
        REFUSED,
        /** Nothing can be read, though the operation may have had its effect. */
        UNREADABLE,
        /** It had its effect, and no answer came. */
        LOST,
        /** It is said to have happened, and did not. */
        LIE,
        /** Objects without properties. */
        BARE,
        /** The list has no end, or leads astray. */
        ENDLESS,
        /** Words where other things belong: whether that can be read depends on what is read of it. */
        MISTYPED;

        /** As what it is told by whoever wanted to read something, and hears it for as long as he asks; empty if he learns it all the same. */
        public Set<Failure.Kind> failures() {
            return switch (this) {
                case SHORT -> Set.of();
                case PASSING, LOST -> Set.of(Failure.Kind.THROTTLED, Failure.Kind.UNAVAILABLE);
                case REFUSED -> Set.of(Failure.Kind.DENIED, Failure.Kind.REJECTED);
                case UNREADABLE, LIE, BARE, ENDLESS, MISTYPED -> Set.of(Failure.Kind.UNREADABLE);
            };
        }

        /** Whether it is over some time after Cordon has given up. */
        public boolean passes() {
            return this == PASSING || this == LOST;
        }

        /** Whether nothing is known of what was asked, however often it is asked again. */
        boolean isLoss() {
            return switch (this) {
                case REFUSED, UNREADABLE, LIE, BARE -> true;
                case SHORT, PASSING, LOST, ENDLESS, MISTYPED -> false;
            };
        }
    }

    /** How often a call is made before its step is put off. */
    private static final int ATTEMPTS = 3;

    public static List<Wrong> all() {
        List<Wrong> all = new ArrayList<>();
        all.add(new Wrong("429 once, in 1 s", Kind.SHORT, Map.of("status", 429, "retryAfter", "1", "times", 1)));
        all.add(new Wrong(
                "concurrency violation once",
                Kind.SHORT,
                Map.of("status", 400, "code", "Directory_ConcurrencyViolation", "times", 1)));
        all.add(new Wrong("429 in 30 s", Kind.PASSING, Map.of("status", 429, "retryAfter", "30", "times", 1)));
        all.add(new Wrong("429 in 6.5 s", Kind.PASSING, Map.of("status", 429, "retryAfter", "6.5", "times", 1)));
        all.add(new Wrong("429 without a time", Kind.PASSING, Map.of("status", 429, "times", ATTEMPTS)));
        for (int status : new int[] {500, 503, 504, 409}) {
            all.add(new Wrong(String.valueOf(status), Kind.PASSING, Map.of("status", status, "times", ATTEMPTS)));
        }
        all.add(new Wrong("502 in HTML", Kind.PASSING, Map.of("status", 502, "body", "html", "times", ATTEMPTS)));
        all.add(new Wrong("connection dropped", Kind.PASSING, Map.of("drop", true, "times", ATTEMPTS)));
        for (int status : new int[] {400, 401, 403, 501}) {
            all.add(new Wrong(String.valueOf(status), Kind.REFUSED, Map.of("status", status)));
        }
        all.add(new Wrong("403 of NUL bytes", Kind.REFUSED, Map.of("status", 403, "body", "nul-gzip")));
        all.add(new Wrong("403 malformed", Kind.REFUSED, Map.of("status", 403, "body", "malformed")));
        for (String body : List.of("malformed", "html", "empty", "truncated", "nul-gzip", "huge", "million", "deep")) {
            all.add(new Wrong(body, Kind.UNREADABLE, Map.of("body", body)));
        }
        all.add(new Wrong("lost answer", Kind.LOST, Map.of("drop", true, "afterEffect", true, "times", ATTEMPTS)));
        all.add(new Wrong(
                "503 after the effect", Kind.LOST, Map.of("status", 503, "afterEffect", true, "times", ATTEMPTS)));
        all.add(new Wrong("200 and nothing done", Kind.LIE, Map.of("status", 200)));
        all.add(new Wrong("204 and nothing done", Kind.LIE, Map.of("status", 204)));
        all.add(new Wrong("a portal's page and nothing done", Kind.LIE, Map.of("status", 200, "body", "html")));
        all.add(new Wrong("302", Kind.LIE, Map.of("status", 302)));
        all.add(new Wrong("bare", Kind.BARE, Map.of("body", "bare")));
        for (String body : List.of("many", "loop", "foreign")) {
            all.add(new Wrong(body, Kind.ENDLESS, Map.of("body", body)));
        }
        all.add(new Wrong("mistyped", Kind.MISTYPED, Map.of("body", "mistyped")));
        return all;
    }

    /** Whether the answer is as large as few can be in hand at once. */
    boolean isHuge() {
        return name.equals("huge") || name.equals("million");
    }

    /** The fault of this operation, whoever it is about. */
    Map<String, Object> on(String operation) {
        Map<String, Object> fault = new HashMap<>(Map.of("times", 0));
        fault.putAll(what);
        fault.put("operation", operation);
        return fault;
    }

    /** As {@link #on}, but what passes does so only when it is switched off. */
    public Map<String, Object> untilItIsSwitchedOff(String operation) {
        Map<String, Object> fault = on(operation);
        if (kind.passes()) {
            fault.put("times", 0);
        }
        return fault;
    }

    @Override
    public String toString() {
        return name;
    }
}
