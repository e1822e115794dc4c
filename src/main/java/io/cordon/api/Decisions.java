package io.cordon.api;

import io.cordon.engine.Deciding;
import io.cordon.model.Approval;
import io.cordon.store.Approvals;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** What people are asked about one containment or campaign, and what the caller decides: the same for both, under two addresses. */
@Singleton
final class Decisions {
    /** Told in the description of the API. */
    static final String HOW =
            "Names the plan's hash, so that what was seen is what runs. Whoever asked, and the user concerned, cannot decide.";

    private final Approvals approvals;
    private final Deciding deciding;
    private final SecurityIdentity caller;

    Decisions(Approvals approvals, Deciding deciding, SecurityIdentity caller) {
        this.approvals = approvals;
        this.deciding = deciding;
        this.caller = caller;
    }

    ApprovalsResource.Items asked(String id) {
        return new ApprovalsResource.Items(approvals.about(ContainmentsResource.id("id", id)));
    }

    Approval decide(String id, DecisionRequest request) {
        if (request == null) {
            throw new InvalidField("body", "is missing");
        }
        return deciding.decide(
                ContainmentsResource.id("id", id),
                request.plan(),
                caller.getPrincipal().getName(),
                request.decision(),
                request.reason());
    }
}
