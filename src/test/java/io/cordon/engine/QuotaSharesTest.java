package io.cordon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.store.Replicas;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Who is counted among the replicas. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class QuotaSharesTest {
    private static final Duration SILENCE = Duration.ofSeconds(15);

    @Inject
    Replicas replicas;

    @Inject
    QuotaShares shares;

    @Inject
    DataSource database;

    @Test
    void aReplicaCountsUntilItStopsOrIsSilentTooLong() throws SQLException {
        shares.keep();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        assertThat(replicas.seen(one, SILENCE)).as("with this process").isEqualTo(2);
        assertThat(replicas.seen(one, SILENCE)).isEqualTo(2);
        assertThat(replicas.seen(other, SILENCE)).isEqualTo(3);

        replicas.gone(one);
        assertThat(replicas.seen(other, SILENCE)).isEqualTo(2);
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("update replica set seen_at = seen_at - interval '16 seconds' where id = '" + other + "'");
        }
        assertThat(replicas.seen(one, SILENCE)).as("the silent one is gone").isEqualTo(2);
        replicas.gone(one);
        shares.keep();
    }
}
