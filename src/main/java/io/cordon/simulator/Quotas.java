package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Microsoft's quotas for Graph (contract section n), switched on by the control surface. What exceeds one is refused with
 * 429 and {@code Retry-After}, and does not happen. For the Exchange admin API no quota is published, and none is kept.
 */
final class Quotas {
    private static final Duration RESOURCE_UNITS = Duration.ofSeconds(10);
    private static final Duration WRITES = Duration.ofSeconds(150);
    private static final Duration MAILBOX = Duration.ofMinutes(10);

    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, Bucket> mailboxes = new HashMap<>();
    private final Map<String, Map<Long, Instant>> inFlight = new HashMap<>();
    private final Map<String, Bucket> narrow = new HashMap<>();
    private Limits limits;
    private Bucket resourceUnits;
    private Bucket writes;
    private long unitsSpent;
    private long writesSpent;

    /** How much is allowed: in 10 s, in 150 s, to a mailbox at once, and to a mailbox in 10 minutes. */
    record Limits(int resourceUnits, int writes, int mailboxConcurrent, int mailboxRequests) {
        Limits {
            if (resourceUnits < 1 || writes < 1 || mailboxConcurrent < 1 || mailboxRequests < 1) {
                throw Refusal.badRequest("Quotas are whole numbers above zero.");
            }
        }

        static Limits read(ObjectNode json) {
            return new Limits(
                    json.path("resourceUnits").asInt(),
                    json.path("writes").asInt(),
                    json.path("mailboxConcurrent").asInt(),
                    json.path("mailboxRequests").asInt());
        }
    }

    /** Begins with full quotas; {@code null} for none. */
    synchronized void set(Limits wanted, Instant now) {
        limits = wanted;
        refused.clear();
        mailboxes.clear();
        narrow.clear();
        inFlight.clear();
        unitsSpent = 0;
        writesSpent = 0;
        resourceUnits = wanted == null ? null : new Bucket(wanted.resourceUnits(), RESOURCE_UNITS, now);
        writes = wanted == null ? null : new Bucket(wanted.writes(), WRITES, now);
    }

    /** Spends what the call costs, or says why it may not happen. */
    synchronized Optional<Refusal> refuse(Operation operation, Call call) {
        if (limits == null || !call.url().startsWith("/v1.0/")) {
            return Optional.empty();
        }
        Optional<Refusal> narrow = Cost.narrow(operation).flatMap(which -> narrow(which, call));
        if (narrow.isPresent()) {
            return narrow;
        }
        return Cost.isMailbox(operation) ? mailbox(operation.userId(), call) : identity(Cost.of(operation, call), call);
    }

    /** Says when the answer to the call has left. */
    synchronized void answered(Operation operation, Call call, Instant at) {
        Map<Long, Instant> ofMailbox = inFlight.get(operation.userId());
        if (ofMailbox != null) {
            ofMailbox.replace(call.sequence(), at);
        }
    }

    /** Identity Protection does not say when to come back. */
    private Optional<Refusal> narrow(String which, Call call) {
        Bucket bucket = narrow.computeIfAbsent(which, _ -> switch (which) {
            case "IdentityProtection" -> new Bucket(1, Duration.ofSeconds(1), call.start());
            case "SignInReports" -> new Bucket(5, Duration.ofSeconds(10), call.start());
            default -> new Bucket(150, Duration.ofMinutes(1), call.start());
        });
        long seconds = bucket.secondsUntil(1, call.start());
        if (seconds == 0) {
            bucket.spend(1);
            return Optional.empty();
        }
        Refusal refusal = exceeded(which, seconds);
        return Optional.of(
                which.equals("IdentityProtection")
                        ? new Refusal(refusal.status(), refusal.code(), refusal.getMessage())
                        : refusal);
    }

    private Optional<Refusal> identity(Cost cost, Call call) {
        long units = resourceUnits.secondsUntil(cost.resourceUnits(), call.start());
        long written = writes.secondsUntil(cost.writes(), call.start());
        if (written > 0) {
            return Optional.of(exceeded("WriteLimitExceeded", written));
        }
        if (units > 0) {
            return Optional.of(exceeded("ResourceUnitLimitExceeded", units));
        }
        resourceUnits.spend(cost.resourceUnits());
        writes.spend(cost.writes());
        unitsSpent += cost.resourceUnits();
        writesSpent += cost.writes();
        return Optional.empty();
    }

    private Optional<Refusal> mailbox(String user, Call call) {
        Map<Long, Instant> concurrent = inFlight.computeIfAbsent(user, _ -> new HashMap<>());
        concurrent.values().removeIf(until -> !until.isAfter(call.start()));
        if (concurrent.size() >= limits.mailboxConcurrent()) {
            return Optional.of(exceeded("MailboxConcurrency", 1));
        }
        Bucket bucket =
                mailboxes.computeIfAbsent(user, _ -> new Bucket(limits.mailboxRequests(), MAILBOX, call.start()));
        long seconds = bucket.secondsUntil(1, call.start());
        if (seconds > 0) {
            return Optional.of(exceeded("MailboxRequests", seconds));
        }
        bucket.spend(1);
        concurrent.put(call.sequence(), Instant.MAX);
        return Optional.empty();
    }

    private Refusal exceeded(String which, long seconds) {
        refused.merge(which, 1, Integer::sum);
        boolean mailbox = which.startsWith("Mailbox");
        return new Refusal(
                429,
                mailbox ? "ApplicationThrottled" : "TooManyRequests",
                mailbox ? "Application is over its limit." : "Too many requests.",
                Map.of("Retry-After", String.valueOf(seconds), "x-ms-throttle-information", which));
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = Json.object().put("resourceUnitsSpent", unitsSpent).put("writesSpent", writesSpent);
        ObjectNode byQuota = json.putObject("refused");
        refused.forEach(byQuota::put);
        return json;
    }
}
