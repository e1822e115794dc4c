package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code GET /organization}: the one organisation with its verified domains. */
final class GraphOrganization {
    private static final List<String> PROPERTIES = List.of(
            "id",
            "countryLetterCode",
            "displayName",
            "onPremisesSyncEnabled",
            "preferredLanguage",
            "tenantType",
            "verifiedDomains");

    private GraphOrganization() {}

    static Answer list(Call call) {
        call.allowOptions("$select");
        List<String> selected = Select.from(call, PROPERTIES, "microsoft.graph.organization");
        ObjectNode organization = Json.object()
                .put("id", Cast.ORGANIZATION_ID)
                .put("countryLetterCode", "FR")
                .put("displayName", Cast.ORGANIZATION)
                .put("onPremisesSyncEnabled", true)
                .put("preferredLanguage", "fr")
                .put("tenantType", "AAD");
        organization.set(
                "verifiedDomains",
                Json.nodes(Cast.DOMAINS.stream().map(VerifiedDomain::toGraph).toList()));
        ObjectNode json = Json.object().put("@odata.context", GraphService.METADATA + "organization");
        json.putArray("value").add(Select.only(organization, selected));
        return Answer.ok(json);
    }
}
