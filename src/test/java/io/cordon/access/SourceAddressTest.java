package io.cordon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's source is its connection's, unless a proxy that is trusted says otherwise; what a stranger writes is not believed. */
class SourceAddressTest {
    private static final String PROXIES = "10.0.0.5,10.1.0.0/16,2001:db8::/32";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7 | 203.0.113.9 | 192.0.2.7",
                "10.0.0.5 | 203.0.113.9 | 203.0.113.9",
                "10.0.0.5 | 10.9.9.9, 203.0.113.9 | 203.0.113.9",
                "10.0.0.5 | 1.2.3.4, 203.0.113.9, 10.1.2.3 | 203.0.113.9",
                "10.0.0.5 | 10.1.0.1, 10.1.0.2 | 10.1.0.1",
                "10.0.0.5 | unknown | 10.0.0.5",
                "10.0.0.5 | localhost | 10.0.0.5",
                "10.0.0.5 | 203.0.113.9, 0x7f.1 | 10.0.0.5",
                "10.0.0.5 | '' | 10.0.0.5",
                "10.0.0.6 | 203.0.113.9 | 10.0.0.6",
                "::ffff:10.0.0.5 | 203.0.113.9 | 203.0.113.9",
                "2001:db8::1 | ::ffff:203.0.113.9 | 203.0.113.9",
                "fe80::1%eth0 | 203.0.113.9 | fe80::1"
            })
    void isTheLastThatNoTrustedProxyIs(String connection, String forwarded, String source) {
        assertThat(trusting(PROXIES).of(connection, List.of(forwarded))).isEqualTo(InetAddress.ofLiteral(source));
    }

    @Test
    void nobodyIsTrustedUnlessNamed() {
        assertThat(trusting(null).of("127.0.0.1", List.of("10.0.0.1"))).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/-1", "010.0.0.1/", "2001:db8::/129"})
    void whatIsNoNetworkIsRefusedByName(String wrong) {
        assertThatThrownBy(() -> trusting(wrong)).hasMessageContaining("cordon.access.trusted-proxies");
    }

    private static SourceAddress trusting(String proxies) {
        Map<String, String> properties = proxies == null ? Map.of() : Map.of("cordon.access.trusted-proxies", proxies);
        return new SourceAddress(new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(AccessConfig.class));
    }
}
