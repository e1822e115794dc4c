package io.cordon.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");
    private final RateLimits limits = new RateLimits(
            new SmallRyeConfigBuilder()
                    .withMapping(AccessConfig.class)
                    .withSources(new PropertiesConfigSource(
                            Map.of(
                                    "cordon.access.requests-per-minute", "60",
                                    "cordon.access.failures-per-minute", "6"),
                            "test",
                            100))
                    .build()
                    .getConfigMapping(AccessConfig.class),
            () -> now);

    @Test
    void aCallerThatAsksTooOftenWaitsAndIsToldHowLong() {
        for (int i = 0; i < 60; i++) {
            assertThat(limits.request("soar", false).isRefused())
                    .as("request %d", i)
                    .isFalse();
        }
        RateLimits.Answer refused = limits.request("soar", false);
        assertThat(refused.waitSeconds()).isBetween(1L, 2L);
        now = now.plusSeconds(refused.waitSeconds());
        assertThat(limits.request("soar", false).isRefused()).isFalse();
    }

    @Test
    void pollingStandsInNobodysWayNotEvenItsOwnCallers() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.request("soar", true).isRefused()).isEqualTo(i >= 60);
        }
        assertThat(limits.request("soar", false).isRefused()).isFalse();
        assertThat(limits.request("other", true).isRefused()).isFalse();
    }

    @Test
    void anAddressFailsAFewTimesAndANetworkOfIpv6CountsAsOne() {
        for (int i = 0; i < 6; i++) {
            assertThat(limits.failure(InetAddress.ofLiteral("192.0.2.7")).isRefused())
                    .isFalse();
            assertThat(limits.failure(InetAddress.ofLiteral("2001:db8::" + i)).isRefused())
                    .isFalse();
        }
        assertThat(limits.failure(InetAddress.ofLiteral("192.0.2.7")).isRefused())
                .isTrue();
        assertThat(limits.failure(InetAddress.ofLiteral("2001:db8::abcd:1")).isRefused())
                .isTrue();
        assertThat(limits.failure(InetAddress.ofLiteral("192.0.2.8")).isRefused())
                .isFalse();
        assertThat(limits.failure(InetAddress.ofLiteral("2001:db8:0:1::1")).isRefused())
                .isFalse();
    }

    @Test
    void aFloodIsRecordedOnceAMinuteWithItsSize() {
        InetAddress flood = InetAddress.ofLiteral("192.0.2.7");
        long recorded = 0;
        for (int i = 0; i < 1006; i++) {
            recorded += limits.failure(flood).unrecorded();
        }
        assertThat(recorded).as("the first is recorded by itself").isEqualTo(1);
        now = now.plus(Duration.ofMinutes(1));
        for (int i = 0; i < 7; i++) {
            recorded += limits.failure(flood).unrecorded();
        }
        assertThat(recorded).as("then all the others with the next").isEqualTo(1001);
    }
}
