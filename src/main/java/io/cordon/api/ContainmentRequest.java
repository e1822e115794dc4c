package io.cordon.api;

import io.cordon.engine.Intake;
import io.cordon.model.Mode;
import io.cordon.model.Trigger;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /v1/containments}.
 *
 * @param tenant name or GUID of the tenant; not needed where there is only one
 * @param mode contain (default), inspect, preview
 * @param playbook by default {@code compromised}, and {@code inspect} for mode inspect
 * @param reason the caller's own words, for the report
 * @param reference the caller's incident or case
 * @param compromisedSince the caller's estimate
 * @param overrideProtection contain a protected account too; two other people must approve it
 * @param ownAccount the caller knows that it is the caller's own account
 */
record ContainmentRequest(
        @Schema(required = true) UserReference user,
        String tenant,
        Mode mode,
        String playbook,
        String reason,
        String reference,
        Instant compromisedSince,
        Boolean overrideProtection,
        Boolean ownAccount) {
    ContainmentRequest {
        if (user == null) {
            throw new InvalidField("user", "is missing");
        }
        limits(tenant, playbook, reason, reference);
        if (tenant != null
                && user.tenantId() != null
                && tenant.contains("-")
                && tenant.length() == 36
                && !tenant.equalsIgnoreCase(user.tenantId())) {
            throw new InvalidField("user.AadTenantId", "is another tenant than 'tenant'");
        }
    }

    /** Whether it asks for more than looking. */
    boolean contains() {
        return mode == null || mode == Mode.CONTAIN;
    }

    Intake.Request by(String caller, String shown) {
        return new Intake.Request(
                user.identifiers(),
                tenant == null ? user.tenantId() : tenant,
                mode == null ? Mode.CONTAIN : mode,
                playbook,
                new Trigger.Request(caller, shown, reason, reference),
                compromisedSince,
                new Intake.Insists(Boolean.TRUE.equals(overrideProtection), Boolean.TRUE.equals(ownAccount), false));
    }

    static void limits(String tenant, String playbook, String reason, String reference) {
        limit("tenant", tenant, 100);
        limit("playbook", playbook, 100);
        limit("reason", reason, 500);
        limit("reference", reference, 500);
    }

    static void limit(String field, String text, int longest) {
        if (text != null && text.length() > longest) {
            throw new InvalidField(field, "must not be longer than " + longest + " characters");
        }
    }
}
