package io.cordon.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One operation with one fault. */
record FaultyCell(String operation, Wrong wrong) {

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
            Map.entry("exo.Enable-InboxRule", new Operation("mailbox.rule.disable", Use.WRITE)),
            Map.entry("exo.Set-Mailbox", new Operation("mailbox.forwarding.clear", Use.WRITE)),
            Map.entry("rules.list", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("folders.list", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("folder.get", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("exo.Get-InboxRule", new Operation("mailbox.rules", Use.LOOK)),
            Map.entry("exo.Get-Mailbox", new Operation("mailbox.forwarding", Use.LOOK)),
            Map.entry("rule.get", new Operation("mailbox.rule.disable", Use.OBSERVE)));

    /** By what they answer Cordon knows whether it may touch an account. */
    private static final Set<String> GUARDS = Set.of("groups.check", "roles.transitive");

    static boolean isGuard(String operation) {
        return GUARDS.contains(operation);
    }

    /** The step that the fault concerns; empty if it may concern any. */
    Optional<String> step() {
        return wrong.kind() == Wrong.Kind.MISTYPED
                ? Optional.empty()
                : Optional.ofNullable(KNOWN.get(operation)).map(Operation::step);
    }

    /** Whether it hides for good that an account is one that must not be touched. */
    boolean hidesProtection() {
        return isGuard(operation) && wrong.kind().isLoss();
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
        Map<String, Object> fault = wrong.on(operation);
        fault.put("user", user);
        return fault;
    }

    @Override
    public String toString() {
        return operation + ", " + wrong;
    }
}
