package io.cordon.preflight;

import io.cordon.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What Cordon may do in a tenant.
 *
 * @param ready whether every step will work
 * @param signInBy client-secret, certificate, managed-identity or workload-identity
 * @param signInExpires when the certificate ends; {@code null} where that is not known here
 * @param clockSkewMillis how far Microsoft's clock is ahead of ours, to about a second; {@code null} if nothing was answered
 * @param missing permissions that a step needs and no token carries
 * @param excess permissions that no step needs
 * @param warnings what deserves an administrator's attention
 */
public record TenantCheck(
        String tenant,
        boolean simulated,
        Instant checkedAt,
        boolean ready,
        String signInBy,
        Instant signInExpires,
        Long clockSkewMillis,
        List<ServiceCheck> services,
        List<StepCheck> steps,
        List<String> missing,
        List<String> excess,
        List<Text> warnings) {
    public TenantCheck {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(checkedAt, "checkedAt");
        services = List.copyOf(services);
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
        excess = List.copyOf(excess);
        warnings = List.copyOf(warnings);
    }
}
