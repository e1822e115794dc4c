package io.cordon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.store.IdempotencyKey;
import io.cordon.store.IdempotencyKeys;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a key stands for a request, and whose it is. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class HousekeepingTest {
    private static final Map<String, String> BODY =
            Map.of("user", "saine.tranquille@hopital.example", "mode", "inspect");

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    Housekeeping housekeeping;

    @Inject
    IdempotencyKeys keys;

    @Inject
    DataSource database;

    private final String key = UUID.randomUUID().toString();
    private Caller caller;

    @BeforeEach
    void begin() {
        new Simulator(simulator).reset();
        caller = new Caller(cordon, Caller.KEY);
    }

    @Test
    void aKeyIsKnownForThirtyDaysAndForgottenAfterwards() throws SQLException {
        String first = ask();
        age(31);
        housekeeping.run();
        assertThat(ask()).isEqualTo(first);

        age(36);
        housekeeping.run();
        assertThat(ask()).isNotEqualTo(first);
    }

    @Test
    void aKeyIsTheCallersOwn() {
        String id = ask();

        assertThat(keys.find(new IdempotencyKey("another-caller", key, "of-another-body")))
                .isEmpty();
        assertThat(ask()).isEqualTo(id);
    }

    private String ask() {
        String id = caller.post("/v1/containments", BODY, "Idempotency-Key", key)
                .json()
                .path("id")
                .asText();
        caller.ended(id);
        return id;
    }

    private void age(int days) throws SQLException {
        try (Connection sql = database.getConnection();
                PreparedStatement update = sql.prepareStatement(
                        "update idempotency_key set created_at = now() - make_interval(days => ?) where key = ?")) {
            update.setInt(1, days);
            update.setString(2, key);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
