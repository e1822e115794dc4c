package io.cordon.action;

import com.microsoft.graph.models.PasswordProfile;
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
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Replaces the password with a random one that nobody learns; the user gets a new one at release. That {@code lastPasswordChangeDateTime}
 * moves with it is inferred, not documented (microsoft-contract b).
 */
@Singleton
final class ResetPassword implements AccountAction {
    private static final Duration PRECISION = Duration.ofSeconds(2);

    private static final StepInfo INFO = new StepInfo(
            new StepName("password.reset"),
            Text.of(
                    "Replace the password with a random one",
                    "Remplacer le mot de passe par un mot de passe aléatoire"),
            List.of(
                    Permission.graph(
                            "User-PasswordProfile.ReadWrite.All",
                            "to set a new password",
                            "pour définir un nouveau mot de passe"),
                    Permission.graph("User.Read.All", "to read the account back", "pour relire le compte")),
            List.of("User Administrator"),
            List.of("T1078.004", "T1621"),
            List.of("D3-CRO"),
            URI.create("https://learn.microsoft.com/graph/api/user-update"));

    @Override
    public StepInfo info() {
        return INFO;
    }

    @Override
    public Decision decide(io.cordon.model.User user) {
        if (user.guest()) {
            return new Decision.Skip(
                    Text.of(
                            "A guest's password is kept by the home organisation, which has to reset it.",
                            "Le mot de passe d’un invité est géré par son organisation d’origine, à qui il revient de le réinitialiser."));
        }
        return user.synced()
                ? new Decision.Run(
                        Text.of(
                                "The password of a synchronised account is kept in Active Directory and must be reset there, twice.",
                                "Le mot de passe d’un compte synchronisé est géré par Active Directory et doit y être réinitialisé, deux fois."))
                : new Decision.Run();
    }

    @Override
    public Observation read(io.cordon.model.User user, Instant since) {
        Instant changed = user.passwordChangedAt();
        return Observation.of(
                changed != null && !changed.isBefore(since.minus(PRECISION)),
                Collections.singletonMap("lastPasswordChangeDateTime", changed == null ? null : changed.toString()));
    }

    @Override
    public void apply(Subject subject, Microsoft365 m365) {
        m365.graph().send((graph, settings) -> {
            PasswordProfile profile = new PasswordProfile();
            profile.setPassword(RandomPassword.make());
            profile.setForceChangePasswordNextSignIn(true);
            User user = new User();
            user.setPasswordProfile(profile);
            return graph.users().byUserId(subject.user().id()).patch(user, settings::on);
        });
    }
}
