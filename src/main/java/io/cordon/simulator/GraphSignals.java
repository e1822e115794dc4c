package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Risky users, alerts, incidents and sign-ins as Graph lists them (contract sections i and j). None of them has a delta. */
final class GraphSignals {
    private static final int PAGE = 100;
    private static final int MOST_RISKY = 500;
    private static final int MOST_ALERTS = 2000;
    private static final int MOST_INCIDENTS = 50;
    private static final int MOST_SIGN_INS = 1000;

    private final Signals signals;

    GraphSignals(Signals signals) {
        this.signals = signals;
    }

    Answer riskyUsers(Call call) {
        call.allowOptions("$filter", "$top", "$skip", "$count", "$orderby");
        return page(
                call,
                "identityProtection/riskyUsers",
                "$skip",
                MOST_RISKY,
                filtered(
                        call,
                        signals.riskyUsers(),
                        "riskLevel",
                        "riskState",
                        "riskDetail",
                        "riskLastUpdatedDateTime",
                        "userPrincipalName"));
    }

    Answer alerts(Call call) {
        call.allowOptions("$filter", "$top", "$skip", "$count");
        return page(
                call,
                "security/alerts_v2",
                "$skip",
                MOST_ALERTS,
                filtered(
                        call,
                        newest(signals.alerts(), "createdDateTime"),
                        "assignedTo",
                        "classification",
                        "determination",
                        "createdDateTime",
                        "lastUpdateDateTime",
                        "severity",
                        "serviceSource",
                        "status"));
    }

    Answer incidents(Call call) {
        call.allowOptions("$filter", "$top", "$skip", "$count", "$expand");
        boolean expanded = call.option("$expand")
                .map(what -> {
                    if (!what.equals("alerts")) {
                        throw Refusal.badRequest("Parsing OData Select and Expand failed: '" + what + "'.");
                    }
                    return true;
                })
                .orElse(false);
        List<ObjectNode> incidents = newest(signals.alerts(), "createdDateTime").stream()
                .map(alert -> incident(alert, expanded))
                .toList();
        return page(
                call,
                "security/incidents",
                "$skip",
                MOST_INCIDENTS,
                filtered(
                        call,
                        incidents,
                        "assignedTo",
                        "classification",
                        "createdDateTime",
                        "determination",
                        "lastUpdateDateTime",
                        "severity",
                        "status"));
    }

    Answer signIns(Call call) {
        call.allowOptions("$filter", "$top", "$skiptoken", "$orderby");
        return page(
                call,
                "auditLogs/signIns",
                "$skiptoken",
                MOST_SIGN_INS,
                filtered(
                        call,
                        newest(signals.signIns(), "createdDateTime"),
                        "userId",
                        "ipAddress",
                        "createdDateTime",
                        "userPrincipalName",
                        "appId"));
    }

    private static ObjectNode incident(ObjectNode alert, boolean expanded) {
        ObjectNode incident = Json.object()
                .put("id", alert.path("incidentId").asText())
                .putNull("redirectIncidentId")
                .put("tenantId", Registration.TENANT_ID)
                .put("displayName", alert.path("title").asText() + " involving one user")
                .put("createdDateTime", alert.path("createdDateTime").asText())
                .put("lastUpdateDateTime", alert.path("lastUpdateDateTime").asText())
                .put("classification", alert.path("classification").asText())
                .put("determination", "unknown")
                .put("status", alert.path("status").asText().equals("resolved") ? "resolved" : "active")
                .put("severity", alert.path("severity").asText());
        if (expanded) {
            incident.putArray("alerts").add(alert);
        }
        return incident;
    }

    private static List<ObjectNode> newest(List<ObjectNode> items, String time) {
        return items.stream()
                .sorted(Comparator.comparing(
                                (ObjectNode item) -> item.path(time).asText())
                        .reversed())
                .toList();
    }

    private static List<ObjectNode> filtered(Call call, List<ObjectNode> items, String... properties) {
        return call.option("$filter")
                .map(text -> items.stream()
                        .filter(ODataFilter.parse(text, properties))
                        .toList())
                .orElse(items);
    }

    private static Answer page(Call call, String path, String continuation, int most, List<ObjectNode> items) {
        return Answer.ok(Page.of(call, continuation, PAGE, most).cut(call, GraphService.METADATA + path, items));
    }
}
