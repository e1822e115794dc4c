package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A verified domain of the tenant, which is an accepted domain of Exchange as well. */
record VerifiedDomain(String name, boolean isDefault, boolean isInitial, boolean isFederated) {
    ObjectNode toGraph() {
        return Json.object()
                .put("capabilities", "Email, OfficeCommunicationsOnline")
                .put("isDefault", isDefault)
                .put("isInitial", isInitial)
                .put("name", name)
                .put("type", isFederated ? "Federated" : "Managed");
    }
}
