package io.cordon.api;

import io.cordon.model.Approval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST …/approvals}.
 *
 * @param plan the hash that stands in the approval
 * @param reason the decider's own words, or {@code null}
 */
record DecisionRequest(
        @Schema(required = true) Approval.Verdict decision,
        @Schema(required = true) String plan,
        String reason) {
    DecisionRequest {
        if (decision == null) {
            throw new InvalidField("decision", "is missing: approve or reject");
        }
        if (plan == null) {
            throw new InvalidField("plan", "is missing: the hash that the approval shows");
        }
        ContainmentRequest.limit("reason", reason, 500);
    }
}
