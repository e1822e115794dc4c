package io.cordon.sweep;

import io.cordon.engine.Failures;
import io.cordon.microsoft.Grants;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import java.util.List;

/** Why a source could not be read, and what a person can do about it. */
final class NotChecked {
    private static final int FORBIDDEN = 403;

    private NotChecked() {}

    static Failure of(MicrosoftException failure, SourceInfo source, Microsoft365 m365) {
        Integer status = failure.answer().status();
        return failure instanceof MicrosoftException.Denied && status != null && status == FORBIDDEN
                ? forbidden(failure.answer(), source, m365)
                : Failures.ofSignIn(failure);
    }

    /** Cordon's own fault: the log has the details. */
    static Failure bug(RuntimeException bug) {
        return new Failure(
                Failure.Kind.BUG,
                Text.of(
                        "Cordon failed with an error of its own (%s).",
                        "Cordon a rencontré une erreur interne (%s).",
                        bug.getClass().getSimpleName()),
                Text.of(
                        "See Cordon's log and report the error.",
                        "Consultez le journal de Cordon et signalez l’erreur."),
                null,
                null,
                null);
    }

    private static Failure forbidden(MicrosoftException.Answer answer, SourceInfo source, Microsoft365 m365) {
        List<String> needed =
                source.permissions().stream().map(Permission::name).toList();
        Grants grants = m365.graph().grants();
        List<String> missing = needed.stream()
                .filter(name -> grants.known() && !grants.holds(name))
                .toList();
        return missing.isEmpty()
                ? new Failure(
                        Failure.Kind.DENIED,
                        Text.of(
                                "Microsoft 365 refuses although Cordon has %s: the tenant probably lacks the licence.",
                                "Microsoft 365 refuse bien que Cordon ait %s\u00a0: la licence manque sans doute au locataire.",
                                String.join(", ", needed)),
                        Text.of(
                                "Risky users need Entra ID P2, sign-in logs P1 or P2, alerts and incidents a Defender plan. Without the licence, turn the source %s off (cordon.sweep.<tenant>.off).",
                                "Les utilisateurs à risque demandent Entra ID P2, les journaux de connexion P1 ou P2, les alertes et incidents une offre Defender. Sans la licence, désactivez la source %s (cordon.sweep.<tenant>.off).",
                                source.name()),
                        answer.status(),
                        answer.code(),
                        answer.requestId())
                : new Failure(
                        Failure.Kind.DENIED,
                        Text.of(
                                "The app registration lacks the permission %s.",
                                "L’autorisation %s manque à l’application.", String.join(", ", missing)),
                        Text.of(
                                "Grant %s to Cordon's app registration and give admin consent.",
                                "Accordez %s à l’application Cordon et donnez le consentement administrateur.",
                                String.join(", ", missing)),
                        answer.status(),
                        answer.code(),
                        answer.requestId());
    }
}
