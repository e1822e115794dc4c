package io.cordon.engine;

import io.cordon.microsoft.Grants;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Permission;
import io.cordon.model.StepInfo;
import io.cordon.model.Text;
import java.util.List;

/** Why Microsoft 365 said no, as far as its answer and the token tell, and what an administrator can change. Source: microsoft-contract b, g, h2. */
final class Denials {
    private static final int UNAUTHORIZED = 401;
    /** Outlook's code for a mailbox that an application access policy, or the scope of an RBAC grant, keeps from the application. */
    private static final String BLOCKED_BY_POLICY = "ErrorAccessDenied";

    private Denials() {}

    static Failure of(MicrosoftException.Denied denied, StepInfo step, Microsoft365 m365) {
        if (SignInProblem.is(denied)) {
            return SignInProblem.of(denied);
        }
        List<String> missing = step.permissions().stream()
                .filter(permission -> lacks(grants(permission, m365), permission))
                .map(Permission::name)
                .toList();
        if (!missing.isEmpty()) {
            return permission(denied, String.join(", ", missing));
        }
        if (denied.answer().status() != null && denied.answer().status() == UNAUTHORIZED) {
            return token(denied);
        }
        return BLOCKED_BY_POLICY.equals(denied.answer().code()) ? policy(denied) : role(denied, step);
    }

    private static Failure permission(MicrosoftException denied, String missing) {
        return Failures.failure(
                Failure.Kind.DENIED,
                denied,
                Text.of(
                        "The app registration lacks the permission %s.",
                        "L’autorisation %s manque à l’application.", missing),
                Text.of(
                        "Grant %s to Cordon's app registration and give admin consent.",
                        "Accordez %s à l’application Cordon et donnez le consentement administrateur.", missing));
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

    private static boolean lacks(Grants grants, Permission permission) {
        return grants.known() && !grants.holds(permission.name());
    }

    private static Grants grants(Permission permission, Microsoft365 m365) {
        return switch (permission.service()) {
            case GRAPH -> m365.graph().grants();
            case EXCHANGE -> m365.exchange().grants();
        };
    }
}
