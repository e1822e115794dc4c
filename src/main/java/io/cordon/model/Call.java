package io.cordon.model;

import java.time.Instant;
import java.util.Objects;

/**
 * One exchange with Microsoft 365, as evidence: what was sent where, when, and what came back. Bodies are never kept.
 *
 * @param operation method and path without query, such as {@code PATCH /v1.0/users/…}, or the Exchange cmdlet
 * @param status HTTP status, {@code null} when no answer came
 * @param clientRequestId the id Cordon sent
 * @param requestId Microsoft's id in the answer
 */
public record Call(
        String operation, Integer status, String clientRequestId, String requestId, Instant at, long millis) {
    public Call {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(clientRequestId, "clientRequestId");
        Objects.requireNonNull(at, "at");
    }
}
