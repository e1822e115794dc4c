package io.cordon.sweep;

import io.cordon.engine.Failures;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Why a source could not be read, and what a person can do about it. */
final class NotChecked {
    private static final int FORBIDDEN = 403;

    private NotChecked() {}

    static Failure of(MicrosoftException failure, SourceInfo source, Microsoft365 m365) {
        Integer status = failure.answer().status();
        if (!(failure instanceof MicrosoftException.Denied) || status == null || status != FORBIDDEN) {
            return Failures.ofSignIn(failure);
        }
        List<String> missing = m365.lacking(source.permissions());
        return missing.isEmpty() ? unlicensed(failure, source) : Failures.unpermitted(failure, missing);
    }

    private static Failure unlicensed(MicrosoftException failure, SourceInfo source) {
        return Failures.failure(
                Failure.Kind.DENIED,
                failure,
                Text.of(
                        "Microsoft 365 refuses although Cordon has %s: the tenant probably lacks the licence.",
                        "Microsoft 365 refuse bien que Cordon ait %s\u00a0: la licence manque sans doute au locataire.",
                        source.permissions().stream()
                                .map(Permission::name)
                                .distinct()
                                .collect(Collectors.joining(", "))),
                Text.of(
                        "Risky users need Entra ID P2, sign-in logs P1 or P2, alerts and incidents a Defender plan. Without the licence, turn the source %s off (cordon.sweep.<tenant>.off).",
                        "Les utilisateurs à risque demandent Entra ID P2, les journaux de connexion P1 ou P2, les alertes et incidents une offre Defender. Sans la licence, désactivez la source %s (cordon.sweep.<tenant>.off).",
                        source.name()));
    }
}
