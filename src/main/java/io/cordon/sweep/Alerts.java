package io.cordon.sweep;

import com.microsoft.graph.models.security.AlertCollectionResponse;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Users who are evidence in an alert of Microsoft Defender. Source: microsoft-contract i. */
@Singleton
final class Alerts implements FlagSource {
    private static final int PAGE = 50;
    private static final SourceInfo INFO = new SourceInfo(
            "alerts",
            Text.of(
                    "Users whom an open Defender alert names, from `from-severity` on and of the `categories`, if any are given",
                    "Utilisateurs cités par une alerte Defender ouverte, à partir de `from-severity` et des `categories`, si précisées"),
            List.of(Permission.graph("SecurityAlert.Read.All", "to read alerts", "pour lire les alertes")),
            URI.create("https://learn.microsoft.com/graph/api/security-list-alerts_v2"));

    @Override
    public SourceInfo info() {
        return INFO;
    }

    @Override
    public boolean lasting() {
        return false;
    }

    @Override
    public Read read(Question question, Found found) {
        return UpdateCursor.<AlertCollectionResponse>read(
                question,
                filter -> (graph, settings, next) -> {
                    var list = graph.security().alertsV2();
                    return next != null
                            ? list.withUrl(next).get(settings::on)
                            : list.get(request -> {
                                settings.on(request);
                                request.queryParameters.filter = filter;
                                request.queryParameters.top = PAGE;
                            });
                },
                alert -> UserEvidence.flag(INFO.name(), alert, question.settings(), found::flag));
    }
}
