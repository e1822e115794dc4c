package io.cordon.watch;

import io.cordon.engine.Failures;
import io.cordon.microsoft.AuditLogs;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.model.Text;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A tenant's logs for one round of looks: each is read once at most, when it is first asked for, for all users together. */
final class Logs {
    /** What it takes; no step of a plan, but a failure is told like a step's. */
    static final StepInfo INFO = new StepInfo(
            new StepName("watch.logs"),
            Text.of("Read sign-in and audit logs", "Lire les journaux de connexion et d’audit"),
            List.of(AuditLogs.NEEDS),
            List.of(),
            List.of(),
            List.of(),
            URI.create("https://learn.microsoft.com/graph/api/directoryaudit-list"));

    private static final String NO_PREMIUM = "Authentication_RequestFromNonPremiumTenantOrB2CTenant";

    private final Microsoft365 m365;
    private final AuditLogs logs;
    private final Instant from;
    private Read<AuditLogs.SignIn> signIns;
    private Read<AuditLogs.Change> changes;

    /** @param from entries come late: this is well before what is looked for */
    Logs(Microsoft365 m365, Instant from) {
        this.m365 = m365;
        this.logs = new AuditLogs(m365.graph());
        this.from = from;
    }

    /** What was read, or why it could not be: one of both. */
    record Read<T>(List<T> entries, Failure failure) {}

    synchronized Read<AuditLogs.SignIn> signIns() {
        if (signIns == null) {
            signIns = read(() -> logs.signIns(from));
        }
        return signIns;
    }

    synchronized Read<AuditLogs.Change> changes() {
        if (changes == null) {
            changes = read(() -> logs.changes(from));
        }
        return changes;
    }

    private <T> Read<T> read(java.util.function.Supplier<List<T>> log) {
        try {
            return new Read<>(log.get(), null);
        } catch (MicrosoftException e) {
            return new Read<>(List.of(), failure(e));
        }
    }

    private Failure failure(MicrosoftException e) {
        Failure failure = Failures.of(e, INFO, m365);
        return NO_PREMIUM.equals(failure.code())
                ? new Failure(
                        failure.kind(),
                        Text.of(
                                "This log needs Microsoft Entra ID P1, which the tenant does not have.",
                                "Ce journal exige Microsoft Entra ID P1, dont le locataire ne dispose pas."),
                        null,
                        failure.httpStatus(),
                        failure.code(),
                        failure.requestId())
                : failure;
    }
}
