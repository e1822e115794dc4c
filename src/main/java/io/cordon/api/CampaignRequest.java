package io.cordon.api;

import io.cordon.engine.CampaignIntake;
import io.cordon.model.Mode;
import io.cordon.model.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /v1/campaigns}: as for one containment, with many users. */
record CampaignRequest(
        @Schema(required = true) List<UserReference> users,
        String tenant,
        Mode mode,
        String playbook,
        String reason,
        String reference,
        Instant compromisedSince) {
    private static final int MOST = 10_000;

    CampaignRequest {
        if (users == null || users.isEmpty()) {
            throw new InvalidField("users", "is missing or empty");
        }
        if (users.size() > MOST) {
            throw new InvalidField("users", "must not have more than " + MOST + " entries");
        }
        if (users.stream().anyMatch(Objects::isNull)) {
            throw new InvalidField("users", "must not have empty entries");
        }
        ContainmentRequest.limits(tenant, playbook, reason, reference);
    }

    CampaignIntake.Request by(String caller, String shown) {
        return new CampaignIntake.Request(
                users.stream().map(UserReference::identifiers).toList(),
                tenant,
                mode == null ? Mode.CONTAIN : mode,
                playbook,
                new Trigger.Request(caller, shown, reason, reference),
                compromisedSince);
    }
}
