package io.cordon.preflight;

import io.cordon.engine.Failures;
import io.cordon.microsoft.CallLog;
import io.cordon.microsoft.EntraRole;
import io.cordon.microsoft.Gate;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.cordon.microsoft.Reading;
import io.cordon.model.Decision;
import io.cordon.model.Permission;
import io.cordon.model.StepInfo;
import io.cordon.model.Text;
import io.cordon.model.User;
import io.cordon.step.AccountAction;
import io.cordon.step.Catalog;
import io.cordon.step.Step;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out which steps will work on one user and which will be refused, before anything is touched.
 */
@Singleton
public final class UserPreflight {
    private static final Text NO_MAILBOX = Text.of(
            "The user has no mailbox in Exchange Online.",
            "L’utilisateur n’a pas de boîte aux lettres dans Exchange Online.");

    private final Catalog catalog;

    UserPreflight(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Reads roles, groups and mailbox of the user. */
    public UserCheck check(Tenant tenant, User user) {
        Microsoft365 m365 = tenant.clients().attempt(new CallLog(), Priority.HIGH, Gate.READING);
        Reading<Map<String, String>> active = Reading.of(() -> m365.directory().activeRoles(user.id()));
        Reading<List<String>> groups = Reading.of(() -> m365.directory().roleAssignableGroups(user.id()));
        Reading<Object> mailbox = Reading.of(() -> m365.mailboxes().mailbox(user));
        Rights rights = new Rights(m365.graph().grants(), m365.exchange().grants());
        Map<String, String> roles = new TreeMap<>(active.got().orElse(Map.of()));
        List<Text> notKnown = new ArrayList<>();
        if (rights.graph().holds(TenantPreflight.ROLES_PERMISSION)) {
            Reading<Map<String, String>> assigned =
                    Reading.of(() -> m365.directory().assignedRoles(user.id()));
            assigned.got().ifPresent(roles::putAll);
            lost(assigned, "the user's assigned roles", "les rôles attribués à l’utilisateur", m365, notKnown);
        } else {
            notKnown.add(Text.of(
                    "Custom, scoped and eligible roles: they need the permission %s.",
                    "Les rôles personnalisés, délimités ou éligibles\u00a0: ils exigent l’autorisation %s.",
                    TenantPreflight.ROLES_PERMISSION));
        }
        lost(active, "the user's directory roles", "les rôles d’annuaire de l’utilisateur", m365, notKnown);
        lost(groups, "the user's role-assignable groups", "les groupes à rôles de l’utilisateur", m365, notKnown);
        Reading<Set<String>> federated = Reading.of(() -> m365.directory().federatedDomains());
        lost(
                federated,
                "whether the user's domain is federated",
                "si le domaine de l’utilisateur est fédéré",
                m365,
                notKnown);
        boolean none = mailbox instanceof Reading.Lost<?>(MicrosoftException.NoMailbox _);
        if (!none) {
            lost(mailbox, "the user's mailbox", "la boîte aux lettres de l’utilisateur", m365, notKnown);
        }
        boolean privilegesAreKnown = active.got().isPresent() && groups.got().isPresent();
        Target target = new Target(
                user,
                roles,
                groups.got().orElse(List.of()),
                privilegesAreKnown,
                none,
                federated.got().map(domains -> domains.contains(domain(user))));
        List<StepCheck> steps =
                catalog.all().stream().map(step -> check(step, target, rights)).toList();
        return new UserCheck(
                tenant.name(),
                tenant.simulated(),
                user,
                List.copyOf(new LinkedHashSet<>(roles.values())),
                target.groups(),
                steps,
                notKnown);
    }

    private record Target(
            User user,
            Map<String, String> roles,
            List<String> groups,
            boolean privilegesAreKnown,
            boolean noMailbox,
            Optional<Boolean> federated) {}

    private static String domain(User user) {
        String name = user.userPrincipalName();
        return name.substring(name.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static void lost(Reading<?> reading, String what, String quoi, Microsoft365 m365, List<Text> notKnown) {
        if (reading instanceof Reading.Lost<?>(MicrosoftException why)) {
            Text because = Failures.of(why, READING, m365).message();
            notKnown.add(new Text(what + ": " + because.en(), quoi + "\u00a0: " + because.fr()));
        }
    }

    private static StepCheck check(Step step, Target target, Rights rights) {
        StepCheck general = rights.check(step.info());
        return switch (step.decide(target.user())) {
            case Decision.Skip skip ->
                new StepCheck(step.info().name(), Verdict.WILL_BE_SKIPPED, List.of(skip.because()));
            case Decision.Ask ask -> new StepCheck(step.info().name(), Verdict.WILL_BE_SKIPPED, List.of(ask.because()));
            case Decision.Run run -> {
                boolean ofMailbox = step.info().permissions().stream()
                        .anyMatch(permission -> permission.service() == Permission.Service.EXCHANGE);
                if (ofMailbox && target.noMailbox()) {
                    yield new StepCheck(step.info().name(), Verdict.WILL_BE_SKIPPED, List.of(NO_MAILBOX));
                }
                StepCheck particular =
                        step instanceof AccountAction action ? onAccount(action, general, target, rights) : general;
                StepCheck expected = setsPassword(step) ? ofPassword(particular, target) : particular;
                yield run.caution() == null ? expected : cautioned(expected, run.caution());
            }
        };
    }

    private static boolean setsPassword(Step step) {
        return step.info().permissions().stream()
                .anyMatch(permission -> permission.name().equals("User-PasswordProfile.ReadWrite.All"));
    }

    /** Microsoft sets no password of a federated user (microsoft-contract b). */
    private static StepCheck ofPassword(StepCheck check, Target target) {
        if (check.verdict() == Verdict.WILL_BE_REFUSED) {
            return check;
        }
        if (target.federated().isEmpty()) {
            return worse(
                    check,
                    Verdict.NOT_KNOWN,
                    Text.of(
                            "Whether the user's domain is federated is not known.",
                            "On ne sait pas si le domaine de l’utilisateur est fédéré."));
        }
        return target.federated().get()
                ? worse(
                        check,
                        Verdict.WILL_BE_REFUSED,
                        Text.of(
                                "The domain %s is federated: set the password where its users sign in.",
                                "Le domaine %s est fédéré\u00a0: changez le mot de passe là où ses utilisateurs s’authentifient.",
                                domain(target.user())))
                : check;
    }

    /** Administrators, and members of role-assignable groups, may be acted on only by a role that is high enough. */
    private static StepCheck onAccount(AccountAction action, StepCheck general, Target target, Rights rights) {
        if (general.verdict() == Verdict.WILL_BE_REFUSED) {
            return general;
        }
        if (!target.privilegesAreKnown()) {
            return worse(
                    general,
                    Verdict.NOT_KNOWN,
                    Text.of(
                            "Whether the user is an administrator is not known.",
                            "On ne sait pas si l’utilisateur est administrateur."));
        }
        Set<String> protects = new TreeSet<>(target.groups());
        target.roles().forEach((id, name) -> {
            if (rights.roles().stream().noneMatch(own -> own.mayActOnHolderOf(id))) {
                protects.add(name);
            }
        });
        if (!target.groups().isEmpty() && rights.roles().stream().anyMatch(EntraRole::mayActOnProtectedMembers)) {
            protects.removeAll(target.groups());
        }
        if (protects.isEmpty()) {
            return general;
        }
        String names = String.join(", ", protects);
        String needed = EntraRole.leastToActOn(
                        target.roles().keySet(), !target.groups().isEmpty())
                .displayName();
        if (!action.sensitive()) {
            return worse(
                    general,
                    Verdict.NOT_KNOWN,
                    Text.of(
                            "The account is protected by %s; whether that holds for this step, Microsoft does not say.",
                            "Le compte est protégé par %s\u00a0; Microsoft ne dit pas si cela vaut pour cette mesure.",
                            names));
        }
        return rights.rolesAreKnown()
                ? worse(
                        general,
                        Verdict.WILL_BE_REFUSED,
                        Text.of(
                                "The account is protected by %s: Cordon needs the Entra role %s, or do it by hand.",
                                "Le compte est protégé par %s\u00a0: Cordon doit avoir le rôle Entra %s, sinon agissez à la main.",
                                names,
                                needed))
                : worse(
                        general,
                        Verdict.NOT_KNOWN,
                        Text.of(
                                "The account is protected by %s, and the token does not tell Cordon's own Entra roles.",
                                "Le compte est protégé par %s, et le jeton ne dit pas les rôles Entra de Cordon.",
                                names));
    }

    private static StepCheck worse(StepCheck check, Verdict verdict, Text because) {
        return new StepCheck(check.step(), verdict, and(check.because(), because));
    }

    /** What the authority over the account may refuse, or undo, is not known to work (microsoft-contract b: conflicting evidence). */
    private static StepCheck cautioned(StepCheck check, Text caution) {
        Verdict verdict = check.verdict() == Verdict.WILL_WORK ? Verdict.NOT_KNOWN : check.verdict();
        return new StepCheck(check.step(), verdict, and(check.because(), caution));
    }

    private static List<Text> and(List<Text> texts, Text more) {
        List<Text> all = new ArrayList<>(texts);
        all.add(more);
        return all;
    }

    /** What the readings here need. */
    private static final StepInfo READING = new StepInfo(
            new io.cordon.model.StepName("preflight.user"),
            Text.of("Look what may be done to a user", "Voir ce qui peut être fait pour un utilisateur"),
            List.of(Permission.graph(
                    "User.Read.All", "to read the user's roles", "pour lire les rôles de l’utilisateur")),
            List.of(),
            List.of(),
            List.of(),
            java.net.URI.create("https://learn.microsoft.com/graph/api/user-list-transitivememberof"));
}
