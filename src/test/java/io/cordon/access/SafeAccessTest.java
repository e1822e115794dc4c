package io.cordon.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAccessTest {

    @Test
    void whatComesWithCordonStarts() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("quarkus.http.host", "127.0.0.1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "cordon.hopital.example"})
    void beyondThisMachineNothingIsPlainWithoutAWord(String host) {
        assertThat(problems(Map.of("quarkus.http.host", host)))
                .singleElement()
                .asString()
                .contains("CORDON_HTTP_PLAIN", host);
        assertThat(problems(Map.of("quarkus.http.host", host, "quarkus.http.insecure-requests", "redirect")))
                .hasSize(1);
        assertThat(problems(Map.of("quarkus.http.host", host, "cordon.http.plain", "true")))
                .isEmpty();
        assertThat(problems(Map.of("quarkus.http.host", host, "quarkus.http.insecure-requests", "disabled")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgres", "short", "changeme-changeme", "aaaaaaaaaaaaaaaa", "mot-de-password-1"})
    void anExternalDatabaseNeedsAPasswordOfItsOwn(String password) {
        String url = "jdbc:postgresql://db.hopital.example/cordon";
        assertThat(problems(Map.of("CORDON_DB_URL", url, "CORDON_DB_PASSWORD", password)))
                .singleElement()
                .asString()
                .contains("CORDON_DB_PASSWORD")
                .doesNotContain("\"" + password);
        assertThat(problems(Map.of("CORDON_DB_PASSWORD", password))).isEmpty();
        assertThat(problems(Map.of("CORDON_DB_URL", url, "CORDON_DB_PASSWORD", "q7Vd-Kx2w-Lm9z-Tr4b")))
                .isEmpty();
    }

    private static List<String> problems(Map<String, String> properties) {
        return SafeAccess.problems(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build());
    }
}
