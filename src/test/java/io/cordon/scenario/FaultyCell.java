package io.cordon.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation with one fault. */
record FaultyCell(Play play, String operation, Wrong wrong) {

    /** What an operation is to the step that uses it. */
    private enum Use {
        /** Changes something. */
        WRITE,
        /** Is all that an inspection has to go by, or part of it. */
        LOOK,
        /** Reads one object before and after a change of it. */
        OBSERVE
    }

    private record Operation(String step, Use use) {}

    /** Whose outcome is known to the word. Of every other operation only what is true of all is asked. */
    private static final Map<String, Operation> KNOWN = Map.ofEntries(
            Map.entry("user.patch.accountEnabled", new Operation("account.disable", Use.WRITE)),
            Map.entry("sessions.revoke", new Operation("sessions.revoke", Use.WRITE)),
            Map.entry("user.patch.passwordProfile", new Operation("password.reset", Use.WRITE)),
            Map.entry("rule.patch", new Operation("mailbox.rule.disable", Use.WRITE)),
            Map.entry("exo.Disable-InboxRule", new Operation("mailbox.rule.disable", Use.WRITE)),
            Map.entry("exo.Set-Mailbox", new Operation("mailbox.forwarding.clear", Use.WRITE)),
            Map.entry("rules.list", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("folders.list", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("folder.get", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("exo.Get-InboxRule", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("exo.Get-Mailbox", new Operation("mailbox.forwarding", Use.LOOK)),
            Map.entry("rule.get", new Operation("mailbox.rule.disable", Use.OBSERVE)));

    static boolean isKnown(String operation) {
        return KNOWN.containsKey(operation);
    }

    /** The step that the fault concerns; empty if it may concern any. */
    Optional<String> step() {
        return play == Play.CONTAINMENT && wrong.kind() != Wrong.Kind.MISTYPED
                ? Optional.ofNullable(KNOWN.get(operation)).map(Operation::step)
                : Optional.empty();
    }

    /** What the step may come to. A write without a body cannot be spoilt, and one that took effect is found by reading back. */
    List<String> expected() {
        Use use = KNOWN.get(operation).use();
        return switch (wrong.kind()) {
            case SHORT -> use == Use.LOOK ? List.of("inspected") : List.of("changed");
            case MISTYPED -> throw new IllegalStateException("nothing is expected of it");
            case PASSING -> List.of("deferred");
            case REFUSED -> use == Use.LOOK ? List.of("not_checked") : List.of("failed");
            case LOST -> use == Use.WRITE ? List.of("changed") : List.of("deferred");
            case UNREADABLE, BARE ->
                switch (use) {
                    case WRITE -> List.of("changed");
                    case LOOK -> List.of("not_checked");
                    case OBSERVE -> List.of("failed");
                };
            case LIE ->
                switch (use) {
                    case WRITE -> List.of("unverified", "failed");
                    case LOOK -> List.of("not_checked");
                    case OBSERVE -> List.of("failed");
                };
            case ENDLESS ->
                // what is not a list has no next page to be led astray by
                use == Use.LOOK
                        ? List.of(operation.equals("folder.get") ? "inspected" : "not_checked")
                        : List.of("changed");
        };
    }

    /** Whether everything is done once the fault is gone. */
    boolean passes() {
        return wrong.kind() == Wrong.Kind.SHORT || wrong.kind() == Wrong.Kind.PASSING;
    }

    Map<String, Object> fault(String user) {
        Map<String, Object> fault = new HashMap<>(Map.of("times", 0));
        fault.putAll(wrong.what());
        fault.put("operation", operation);
        fault.put("user", user);
        return fault;
    }

    @Override
    public String toString() {
        return play + ", " + operation + ", " + wrong.name();
    }
}
