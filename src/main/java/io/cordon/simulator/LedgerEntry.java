package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** One exchange as the ledger keeps it: never a body, so never a secret. Status 0 is a dropped connection; the origin is the address that was called. */
record LedgerEntry(
        long sequence,
        Instant start,
        Instant end,
        String method,
        String origin,
        String url,
        String operation,
        String userId,
        int status,
        String clientRequestId,
        String requestId,
        boolean changed,
        String throttlePriority) {

    ObjectNode toJson() {
        return Json.object()
                .put("sequence", sequence)
                .put("start", start.toString())
                .put("end", end.toString())
                .put("micros", Duration.between(start, end).toNanos() / 1000)
                .put("method", method)
                .put("origin", origin)
                .put("url", url)
                .put("operation", operation)
                .put("userId", userId)
                .put("status", status)
                .put("clientRequestId", clientRequestId)
                .put("requestId", requestId)
                .put("changed", changed)
                .put("throttlePriority", throttlePriority);
    }
}
