package io.cordon.engine;

import io.cordon.microsoft.EntraRole;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Permission;
import io.cordon.model.StepInfo;
import io.cordon.model.Text;
import io.cordon.model.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Why Microsoft 365 said no, as far as its answer and the token tell, and what an administrator can change. Source: microsoft-contract b, g, h2. */
final class Denials {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    /** Outlook's code for a mailbox that an application access policy, or the scope of an RBAC grant, keeps from the application. */
    private static final String BLOCKED_BY_POLICY = "ErrorAccessDenied";

    private Denials() {}

    static Failure of(MicrosoftException.Denied denied, StepInfo step, Microsoft365 m365) {
        if (SignInProblem.is(denied)) {
            return SignInProblem.of(denied);
        }
        if (denied.forWantOfALicence()) {
            return licence(denied);
        }
        List<String> missing = m365.lacking(step.permissions());
        if (!missing.isEmpty()) {
            return Failures.unpermitted(denied, missing);
        }
        if (denied.answer().status() != null && denied.answer().status() == UNAUTHORIZED) {
            return token(denied);
        }
        return BLOCKED_BY_POLICY.equals(denied.answer().code()) ? policy(denied) : role(denied, step);
    }

    /** As {@link #of}, for one of Microsoft's "sensitive actions" on a user: looks which roles protect this one, and so which Cordon needs. */
    static Failure ofAccount(MicrosoftException.Denied denied, StepInfo step, Microsoft365 m365, User user) {
        boolean forbidden = denied.answer().status() != null && denied.answer().status() == FORBIDDEN;
        if (!forbidden
                || SignInProblem.is(denied)
                || denied.forWantOfALicence()
                || !m365.lacking(step.permissions()).isEmpty()) {
            return of(denied, step, m365);
        }
        try {
            Map<String, String> roles = m365.directory().activeRoles(user.id());
            List<String> groups = m365.directory().roleAssignableGroups(user.id());
            Set<String> protects = new TreeSet<>(roles.values());
            protects.addAll(groups);
            return protects.isEmpty()
                    ? role(denied, step)
                    : role(denied, protects, EntraRole.leastToActOn(roles.keySet(), !groups.isEmpty()));
        } catch (MicrosoftException _) {
            return role(denied, step); // names both possibilities
        }
    }

    /** A fresh token was refused as well. */
    private static Failure token(MicrosoftException denied) {
        return Failures.failure(
                Failure.Kind.DENIED,
                denied,
                Text.of(
                        "Microsoft 365 does not accept Cordon's token, nor a fresh one.",
                        "Microsoft 365 n’accepte pas le jeton de Cordon, ni un nouveau."),
                Text.of(
                        "Check that Cordon's application is enabled in the tenant, that no conditional access policy for workload identities blocks it, and that the configured tenant is this one.",
                        "Vérifiez que l’application Cordon est activée dans le locataire, qu’aucune stratégie d’accès conditionnel pour les identités de charge de travail ne la bloque, et que le locataire configuré est le bon."));
    }

    private static Failure policy(MicrosoftException denied) {
        return Failures.failure(
                Failure.Kind.DENIED,
                denied,
                Text.of(
                        "An application access policy, or the scope of an RBAC grant, keeps Cordon out of this mailbox.",
                        "Une stratégie d’accès des applications, ou l’étendue d’un rôle RBAC, interdit cette boîte aux lettres à Cordon."),
                Text.of(
                        "Take the mailbox into the policy's group or the role's scope (Get-ApplicationAccessPolicy, Get-ManagementRoleAssignment); it takes effect after an hour or more.",
                        "Ajoutez la boîte au groupe de la stratégie ou à l’étendue du rôle (Get-ApplicationAccessPolicy, Get-ManagementRoleAssignment)\u00a0; l’effet demande une heure ou plus."));
    }

    private static Failure licence(MicrosoftException denied) {
        return Failures.failure(
                Failure.Kind.DENIED,
                denied,
                Text.of(
                        "The tenant has no licence for this: Microsoft Entra ID P1 or P2, or Microsoft Defender.",
                        "Le locataire n’a pas la licence nécessaire\u00a0: Microsoft Entra ID P1 ou P2, ou Microsoft Defender."),
                Text.of(
                        "Nothing is wrong with Cordon's rights. What this would have shown has to be looked for by other means.",
                        "Les droits de Cordon ne sont pas en cause. Ce qui aurait été montré ici est à chercher par d’autres moyens."));
    }

    private static Failure role(MicrosoftException denied, Set<String> protects, EntraRole needed) {
        String held = String.join(", ", protects);
        return Failures.failure(
                Failure.Kind.DENIED,
                denied,
                Text.of(
                        "Microsoft 365 refused: the account is protected by %s, and is an administrator's to Microsoft.",
                        "Microsoft 365 a refusé\u00a0: le compte est protégé par %s, c’est pour Microsoft celui d’un administrateur.",
                        held),
                Text.of(
                        "Only the Entra role %s or a higher one may do this to the account: assign it to Cordon's service principal, or do it by hand.",
                        "Seul le rôle Entra %s, ou un rôle plus élevé, le permet sur ce compte\u00a0: attribuez-le au principal de service de Cordon, ou agissez à la main.",
                        needed.displayName()));
    }

    private static Failure role(MicrosoftException denied, StepInfo step) {
        String permissions = String.join(
                ", ", step.permissions().stream().map(Permission::name).toList());
        String roles =
                step.roles().isEmpty() ? "Privileged Authentication Administrator" : String.join(", ", step.roles());
        return Failures.failure(
                Failure.Kind.DENIED,
                denied,
                Text.of(
                        "Microsoft 365 refused although Cordon has %s: an Entra role is lacking, or the account is an administrator's.",
                        "Microsoft 365 a refusé bien que Cordon ait %s\u00a0: un rôle Entra manque, ou le compte est celui d’un administrateur.",
                        permissions),
                Text.of(
                        "Assign the Entra role %s to Cordon's service principal. An administrator's account, or a member of a role-assignable group, needs Privileged Authentication Administrator; without it, do it by hand.",
                        "Attribuez le rôle Entra %s au principal de service de Cordon. Le compte d’un administrateur, ou d’un membre d’un groupe pouvant recevoir des rôles, exige Privileged Authentication Administrator\u00a0; sinon, agissez à la main.",
                        roles));
    }
}
