package io.cordon.action;

import com.microsoft.graph.models.User;
import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Decision;
import io.cordon.model.Observation;
import io.cordon.model.Permission;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.model.Text;
import io.cordon.step.AccountAction;
import io.cordon.step.Subject;
import io.cordon.step.UndoableAction;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Blocks sign-in. Never in one request with the password, or a missing right to the one would leave the other undone (microsoft-contract 0
 * and b). Whether Graph accepts it for a synchronised user is not settled: 204 and 400 have both been reported.
 */
@Singleton
final class DisableAccount implements AccountAction, UndoableAction {
    private static final String ENABLED = "accountEnabled";
    private static final Text SYNCED = Text.of(
            "The account comes from Active Directory: directory synchronisation will undo this unless the account is also disabled there.",
            "Le compte provient d’Active Directory\u00a0: la synchronisation d’annuaire annulera cette mesure si le compte n’y est pas aussi désactivé.");

    private static final StepInfo INFO = new StepInfo(
            new StepName("account.disable"),
            Text.of("Block sign-in to the account", "Bloquer la connexion au compte"),
            List.of(
                    Permission.graph("User.EnableDisableAccount.All", "to block sign-in", "pour bloquer la connexion"),
                    Permission.graph("User.Read.All", "to read the account back", "pour relire le compte")),
            List.of(),
            List.of("T1078.004"),
            List.of("D3-AL"),
            URI.create("https://learn.microsoft.com/graph/api/user-update"));

    @Override
    public StepInfo info() {
        return INFO;
    }

    @Override
    public Decision decide(io.cordon.model.User user) {
        return user.synced() ? new Decision.Run(SYNCED) : new Decision.Run();
    }

    @Override
    public Observation read(io.cordon.model.User user, Instant since) {
        return Observation.of(
                Boolean.FALSE.equals(user.accountEnabled()), Collections.singletonMap(ENABLED, user.accountEnabled()));
    }

    @Override
    public void apply(Subject subject, Microsoft365 m365) {
        set(subject, false, m365);
    }

    @Override
    public void undo(Subject subject, Map<String, Object> before, Microsoft365 m365) {
        set(subject, Boolean.TRUE.equals(before.get(ENABLED)), m365);
    }

    private static void set(Subject subject, boolean enabled, Microsoft365 m365) {
        m365.graph().send((graph, settings) -> {
            User change = new User();
            change.setAccountEnabled(enabled);
            return graph.users().byUserId(subject.user().id()).patch(change, settings::on);
        });
    }
}
