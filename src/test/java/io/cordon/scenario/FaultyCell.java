package io.cordon.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One operation with one fault, and the outcome of the step that uses it.
 *
 * @param expected what the step may come to; several where that depends on which of its calls is hit
 */
record FaultyCell(String operation, String step, String name, Map<String, Object> what, List<String> expected) {

    /** What an operation is to the step that uses it. */
    private enum Use {
        /** Changes something. */
        WRITE,
        /** Is all that an inspection has to go by, or part of it. */
        LOOK,
        /** Reads one object before and after a change of it. */
        OBSERVE
    }

    /** How often a call is made before its step is put off. */
    private static final int ATTEMPTS = 3;

    private static final long SEED = 20_261_124;

    private record Operation(String name, String step, Use use) {}

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("user.patch.accountEnabled", "account.disable", Use.WRITE),
            new Operation("sessions.revoke", "sessions.revoke", Use.WRITE),
            new Operation("user.patch.passwordProfile", "password.reset", Use.WRITE),
            new Operation("rule.patch", "mailbox.rule.disable", Use.WRITE),
            new Operation("exo.Disable-InboxRule", "mailbox.rule.disable", Use.WRITE),
            new Operation("exo.Set-Mailbox", "mailbox.forwarding.clear", Use.WRITE),
            new Operation("rules.list", "mailbox.rules", Use.LOOK),
            new Operation("folders.list", "mailbox.rules", Use.LOOK),
            new Operation("folder.get", "mailbox.rules", Use.LOOK),
            new Operation("exo.Get-InboxRule", "mailbox.rules", Use.LOOK),
            new Operation("exo.Get-Mailbox", "mailbox.forwarding", Use.LOOK),
            new Operation("rule.get", "mailbox.rule.disable", Use.OBSERVE));

    /** Faults that pass, and last just long enough: Cordon comes back. */
    private static final Map<String, Map<String, Object>> PASSING = passing();

    /** Answers of which nothing can be read, though the operation may have had its effect. */
    private static final List<String> UNREADABLE =
            List.of("malformed", "html", "empty", "truncated", "nul-gzip", "huge");

    private static Map<String, Map<String, Object>> passing() {
        Map<String, Map<String, Object>> passing = new LinkedHashMap<>();
        passing.put("429 in 30 s", Map.of("status", 429, "retryAfter", "30", "times", 1));
        passing.put("429 in 6.5 s", Map.of("status", 429, "retryAfter", "6.5", "times", 1));
        passing.put("429 without a time", Map.of("status", 429, "times", ATTEMPTS));
        passing.put("500", Map.of("status", 500, "times", ATTEMPTS));
        passing.put("502 in HTML", Map.of("status", 502, "body", "html", "times", ATTEMPTS));
        passing.put("503", Map.of("status", 503, "times", ATTEMPTS));
        passing.put("504", Map.of("status", 504, "times", ATTEMPTS));
        passing.put("409", Map.of("status", 409, "times", ATTEMPTS));
        passing.put("connection dropped", Map.of("drop", true, "times", ATTEMPTS));
        return passing;
    }

    static List<FaultyCell> all() {
        List<FaultyCell> cells = new ArrayList<>();
        for (Operation operation : OPERATIONS) {
            PASSING.forEach((name, what) -> cells.add(cell(operation, name, what, "deferred")));
            cells.add(cell(operation, "403", Map.of("status", 403), refused(operation)));
            cells.add(cell(operation, "401", Map.of("status", 401), refused(operation)));
            cells.add(cell(operation, "400", Map.of("status", 400), refused(operation)));
            cells.add(
                    cell(operation, "403 of NUL bytes", Map.of("status", 403, "body", "nul-gzip"), refused(operation)));
            cells.add(cell(operation, "403 malformed", Map.of("status", 403, "body", "malformed"), refused(operation)));
            for (String body : UNREADABLE) {
                cells.add(cell(operation, body, Map.of("body", body), unreadable(operation)));
            }
            cells.add(cell(
                    operation,
                    "lost answer",
                    Map.of("drop", true, "afterEffect", true, "times", ATTEMPTS),
                    lost(operation)));
            cells.add(cell(
                    operation,
                    "503 after the effect",
                    Map.of("status", 503, "afterEffect", true, "times", ATTEMPTS),
                    lost(operation)));
            cells.add(cell(operation, "bare", Map.of("body", "bare"), bare(operation)));
            for (String body : List.of("many", "loop", "foreign")) {
                cells.add(cell(operation, body, Map.of("body", body), endless(operation)));
            }
        }
        Collections.shuffle(cells, new Random(SEED)); // or the faults of one service would open its circuit for all
        return cells;
    }

    private static FaultyCell cell(Operation operation, String name, Map<String, Object> what, String... expected) {
        return new FaultyCell(operation.name(), operation.step(), name, what, List.of(expected));
    }

    private static String[] refused(Operation operation) {
        return switch (operation.use()) {
            case WRITE, OBSERVE -> new String[] {"failed"};
            case LOOK -> new String[] {"not_checked"};
        };
    }

    /** A write without a body cannot be spoilt, and one that took effect is found by reading back. */
    private static String[] unreadable(Operation operation) {
        return switch (operation.use()) {
            case WRITE -> new String[] {"changed"};
            case LOOK -> new String[] {"not_checked"};
            case OBSERVE -> new String[] {"failed"};
        };
    }

    private static String[] lost(Operation operation) {
        return switch (operation.use()) {
            case WRITE -> new String[] {"changed"};
            case LOOK, OBSERVE -> new String[] {"deferred"};
        };
    }

    private static String[] bare(Operation operation) {
        return switch (operation.use()) {
            case WRITE -> new String[] {"changed"};
            case LOOK -> new String[] {"not_checked"};
            case OBSERVE -> new String[] {"failed"};
        };
    }

    /** What is not a list has no next page to be led astray by. */
    private static String[] endless(Operation operation) {
        boolean list = operation.use() == Use.LOOK && !operation.name().equals("folder.get");
        return list
                ? new String[] {"not_checked"}
                : operation.use() == Use.LOOK ? new String[] {"inspected"} : new String[] {"changed"};
    }

    boolean isHuge() {
        return name.equals("huge");
    }

    Map<String, Object> fault(String user) {
        Map<String, Object> fault = new HashMap<>(Map.of("times", 0));
        fault.putAll(what);
        fault.put("operation", operation);
        fault.put("user", user);
        return fault;
    }

    @Override
    public String toString() {
        return operation + ", " + name + " -> " + String.join(" or ", expected);
    }
}
