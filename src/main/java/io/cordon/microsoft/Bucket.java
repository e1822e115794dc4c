package io.cordon.microsoft;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What is left of a quota. Bucket4j, since Microsoft's quotas are token buckets: what was not used is there for a campaign's first seconds,
 * which resilience4j's limiter, with its fixed windows, would refuse.
 */
final class Bucket {
    private final Service.Quota quota;
    private final io.github.bucket4j.Bucket bucket;
    private final BlockingBucket blocking;

    Bucket(Service.Quota quota, InstantSource clock) {
        this.quota = quota;
        bucket = io.github.bucket4j.Bucket.builder()
                .addLimit(bandwidth(quota))
                .withCustomTimePrecision(new ByClock(clock))
                .build();
        blocking = bucket.asBlocking();
    }

    /** From now on so many processes live on the quota; what is left of it is shared, too. */
    void shareWith(int processes) {
        bucket.replaceConfiguration(
                BucketConfiguration.builder()
                        .addLimit(bandwidth(quota.sharedBy(processes)))
                        .build(),
                TokensInheritanceStrategy.PROPORTIONALLY);
    }

    private static Bandwidth bandwidth(Service.Quota quota) {
        return Bandwidth.builder()
                .capacity(quota.capacity())
                .refillGreedy(1, quota.refill())
                .build();
    }

    /**
     * Takes what a request costs, waiting for it if need be.
     *
     * @throws MicrosoftException.Throttled if it would take longer than {@code patience}; it says how long
     */
    void take(int cost, Duration patience) {
        try {
            if (!blocking.tryConsume(cost, patience)) {
                long nanos = bucket.estimateAbilityToConsume(cost).getNanosToWaitForRefill();
                throw new MicrosoftException.Throttled(MicrosoftException.Answer.NONE, Duration.ofNanos(nanos));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MicrosoftException.Throttled(MicrosoftException.Answer.NONE, null);
        }
    }

    private record ByClock(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
