package io.cordon.action;

import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Decision;
import io.cordon.model.Observation;
import io.cordon.model.Permission;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.model.Text;
import io.cordon.model.User;
import io.cordon.step.AccountAction;
import io.cordon.step.Subject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Invalidates refresh tokens and browser sessions. Access tokens already issued live on until they expire, unless the service evaluates
 * access continuously. Source: microsoft-contract c.
 */
@Singleton
final class RevokeSessions implements AccountAction {
    /** The servers' clock is known to a second, and the property is kept in whole seconds. */
    private static final Duration PRECISION = Duration.ofSeconds(2);

    private static final StepInfo INFO = new StepInfo(
            new StepName("sessions.revoke"),
            Text.of("Revoke sessions and refresh tokens", "Révoquer les sessions et les jetons d’actualisation"),
            List.of(
                    Permission.graph("User.RevokeSessions.All", "to revoke sessions", "pour révoquer les sessions"),
                    Permission.graph("User.Read.All", "to read the account back", "pour relire le compte")),
            List.of(),
            List.of("T1550.001", "T1539", "T1528"),
            List.of("D3-ANCI", "D3-ST"),
            URI.create("https://learn.microsoft.com/graph/api/user-revokesigninsessions"));

    @Override
    public StepInfo info() {
        return INFO;
    }

    @Override
    public Decision decide(User user) {
        return user.guest()
                ? new Decision.Skip(
                        Text.of(
                                "Revoking has no effect on guests: they sign in at their home organisation, which has to revoke their sessions.",
                                "La révocation est sans effet sur les invités\u00a0: ils se connectent auprès de leur organisation d’origine, à qui il revient de révoquer leurs sessions."))
                : new Decision.Run();
    }

    /** Not on Microsoft's list; whether an application's revocation reaches administrators is documented nowhere. */
    @Override
    public boolean sensitive() {
        return false;
    }

    @Override
    public boolean appliesAgain() {
        return true;
    }

    @Override
    public Observation read(User user, Instant since) {
        Instant from = user.sessionsValidFrom();
        return Observation.of(
                from != null && !from.isBefore(since.minus(PRECISION)),
                Collections.singletonMap("signInSessionsValidFromDateTime", from == null ? null : from.toString()));
    }

    /** Answers 200 with a body or 204; any 2xx is fine. */
    @Override
    public void apply(Subject subject, Microsoft365 m365) {
        m365.graph()
                .send((graph, settings) -> graph.users()
                        .byUserId(subject.user().id())
                        .revokeSignInSessions()
                        .post(settings::on));
    }
}
