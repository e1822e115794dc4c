package io.cordon.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * How often each caller may ask, and how often an address may fail to say who it is. Asking for changes and reading have allowances of their own, so
 * that no polling stands in the way of a containment. A right key is taken however many wrong ones its address has sent.
 */
@Singleton
final class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KNOWN = 20_000;
    private static final int NETWORK_OF_IPV6 = 8;

    private final AccessConfig config;
    private final InstantSource clock;
    private final Cache<String, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();

    RateLimits(AccessConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Whether one more request is too much.
     *
     * @param waitSeconds until the next one would be taken; 0 if this one is
     * @param unrecorded how many were refused since that was last recorded, this one included; 0 if this one need not be recorded by itself
     */
    record Answer(long waitSeconds, long unrecorded) {
        boolean isRefused() {
            return waitSeconds > 0;
        }
    }

    Answer request(String caller, boolean reads) {
        return ask((reads ? "reads " : "asks ") + caller, config.requestsPerMinute());
    }

    /** IPv6 addresses are counted by the network of 64 bits, of which a host has as many as it likes. */
    Answer failure(InetAddress source) {
        String from = source instanceof Inet6Address
                ? HexFormat.of().formatHex(source.getAddress(), 0, NETWORK_OF_IPV6)
                : source.getHostAddress();
        return ask("fails " + from, config.failuresPerMinute());
    }

    private Answer ask(String whoAndWhat, int perMinute) {
        return allowances.get(whoAndWhat, _ -> new Allowance(bucket(perMinute))).take(clock.instant());
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .withCustomTimePrecision(new Since(clock))
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }

    /** What one caller or address has left. */
    private static final class Allowance {
        private final Bucket bucket;
        private Instant recorded = Instant.EPOCH;
        private long unrecorded;

        private Allowance(Bucket bucket) {
            this.bucket = bucket;
        }

        private synchronized Answer take(Instant now) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) {
                return new Answer(0, 0);
            }
            long seconds = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
            unrecorded++;
            if (Duration.between(recorded, now).compareTo(MINUTE) < 0) {
                return new Answer(seconds, 0);
            }
            long count = unrecorded;
            unrecorded = 0;
            recorded = now;
            return new Answer(seconds, count);
        }
    }

    /** The application's clock for the buckets. */
    private record Since(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
