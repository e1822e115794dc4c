package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Look;
import io.cordon.model.StepName;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import java.util.Comparator;
import java.util.List;

/** Whether the three ways in are shut: what a reader must see first. */
public record Access(Standing signIn, Standing sessions, Standing password) {
    static final StepName BLOCK_SIGN_IN = new StepName("account.disable");
    static final StepName REVOKE_SESSIONS = new StepName("sessions.revoke");
    static final StepName REPLACE_PASSWORD = new StepName("password.reset");

    /** By the last word of the steps, or what was seen since. {@code watch} may be {@code null}. */
    static Access of(Containment containment, Watch watch) {
        return new Access(
                now(containment, BLOCK_SIGN_IN, watch),
                now(containment, REVOKE_SESSIONS, watch),
                now(containment, REPLACE_PASSWORD, watch));
    }

    private static Standing now(Containment containment, StepName name, Watch watch) {
        boolean undone = watch != null
                && watch.last() != null
                && watch.last().things().stream()
                        .anyMatch(thing -> thing.step().equals(name) && thing.state() == Look.State.UNDONE);
        return undone ? Standing.UNDONE : last(containment, name);
    }

    /** All three read back as wanted. */
    boolean proven() {
        return signIn.isProven() && sessions.isProven() && password.isProven();
    }

    /** Whether anything of the three may have been changed. */
    boolean touched() {
        return List.of(signIn, sessions, password).stream()
                .anyMatch(standing ->
                        standing.isProven() || standing == Standing.UNVERIFIED || standing == Standing.UNDONE);
    }

    Text inWords() {
        return Phrase.join(
                List.of(
                        way(
                                signIn,
                                new Text("sign-in blocked", "connexion bloquée"),
                                new Text("blocking of sign-in", "blocage de la connexion")),
                        way(
                                sessions,
                                new Text("sessions revoked", "sessions révoquées"),
                                new Text("revocation of sessions", "révocation des sessions")),
                        way(
                                password,
                                new Text("password replaced", "mot de passe remplacé"),
                                new Text("replacement of the password", "remplacement du mot de passe"))),
                ", ",
                ", ");
    }

    private static Text way(Standing standing, Text shut, Text shutting) {
        return standing.isProven() ? shut : Text.of("%s: %s", "%s : %s", shutting, Words.of(standing));
    }

    /** The step may stand twice in a plan, in cut and in close: the later word counts, but one failure after a success leaves a doubt. */
    private static Standing last(Containment containment, StepName name) {
        return containment.steps().stream()
                .filter(step -> step.planned().step().equals(name))
                .sorted(Comparator.comparing((StepRecord step) -> step.planned().stage())
                        .thenComparingInt(step -> step.planned().position()))
                .map(Standing::of)
                .reduce(Standing.ABSENT, Access::then);
    }

    private static Standing then(Standing earlier, Standing later) {
        return switch (later) {
            case ALREADY -> earlier == Standing.VERIFIED ? earlier : later; // still as Cordon left it
            case VERIFIED, WOULD_CHANGE, LOOKED, ABSENT -> later;
            case PENDING, SKIPPED -> earlier == Standing.ABSENT ? later : earlier;
            case DEFERRED, UNVERIFIED, UNDONE, NOT_CHECKED, FAILED -> earlier.isProven() ? Standing.UNVERIFIED : later;
        };
    }
}
