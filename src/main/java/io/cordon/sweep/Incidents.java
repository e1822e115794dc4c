package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.security.IncidentCollectionResponse;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/**
 * Users who are evidence in the alerts of an incident of Microsoft Defender. For tenants where people work on incidents and leave the alerts in them
 * alone; it needs a permission of its own. Source: microsoft-contract i.
 */
@Singleton
final class Incidents implements FlagSource {
    /** Each comes with all its alerts. */
    private static final int PAGE = 10;

    private static final SourceInfo INFO = new SourceInfo(
            "incidents",
            Text.of(
                    "Users whom the alerts of an open Defender incident name, chosen like those of `alerts`",
                    "Utilisateurs cités par les alertes d’un incident Defender ouvert, choisis comme ceux de `alerts`"),
            List.of(Permission.graph("SecurityIncident.Read.All", "to read incidents", "pour lire les incidents")),
            URI.create("https://learn.microsoft.com/graph/api/security-list-incidents"));

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
        return UpdateCursor.<IncidentCollectionResponse>read(
                question,
                filter -> (graph, settings, next) -> {
                    var list = graph.security().incidents();
                    return next != null
                            ? list.withUrl(next).get(settings::on)
                            : list.get(request -> {
                                settings.on(request);
                                request.queryParameters.filter = filter;
                                request.queryParameters.expand = new String[] {"alerts"};
                                request.queryParameters.top = PAGE;
                            });
                },
                incident -> alerts(incident, question.settings(), found));
    }

    private static void alerts(JsonNode incident, SweepConfig.OfTenant settings, Found found) {
        String status = incident.path("status").asText("");
        if (!status.equalsIgnoreCase("resolved") && !status.equalsIgnoreCase("redirected")) {
            incident.path("alerts").forEach(alert -> UserEvidence.flag(INFO.name(), alert, settings, found::flag));
        }
    }
}
