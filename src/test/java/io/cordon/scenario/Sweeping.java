package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** What tests of sweeps do again and again. */
record Sweeping(Caller caller, DataSource database) {

    /** As a fresh installation; containments of before are days old. */
    void forgetAll() {
        sql("update containment set status = 'CANCELLED', ended_at = now() where status = 'WAITING_APPROVAL'");
        Awaitility.await("what is under way")
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("select count(*) from containment where ended_at is null") == 0);
        sql(
                "truncate sweep, sweep_source, sweep_user, flag, flag_cursor, listed_user, mailbox_baseline, scheduled_sweep_tasks");
        sql("update containment set accepted_at = accepted_at - interval '3 days'");
    }

    void sql(String statement) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int count(String query) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a sweep to its end. */
    JsonNode sweep() {
        return ended(begin(Map.of("mode", "run")));
    }

    JsonNode preview() {
        return ended(begin(Map.of("mode", "preview")));
    }

    /** Begins a sweep of one tenant of several. */
    JsonNode begin(String tenant, String mode) {
        return begin(Map.of("tenant", tenant, "mode", mode));
    }

    private JsonNode begin(Map<String, String> wish) {
        Caller.Answer accepted = caller.post("/v1/sweeps", wish);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return accepted.json();
    }

    JsonNode ended(JsonNode sweep) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> caller.get("/v1/sweeps/" + sweep.path("id").asText())
                                .json(),
                        one -> one.path("status").asText().equals("ended"));
    }

    /** The line of the user whom a source called so. */
    static JsonNode line(JsonNode sweep, String user) {
        return lines(sweep).stream()
                .filter(line -> line.path("userName").asText().equals(user)
                        || line.path("userId").asText().equals(user))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of " + user + " in " + sweep.toPrettyString()));
    }

    static List<JsonNode> lines(JsonNode sweep) {
        return StreamSupport.stream(sweep.path("lines").spliterator(), false).toList();
    }

    static JsonNode source(JsonNode sweep, String name) {
        return StreamSupport.stream(sweep.path("sources").spliterator(), false)
                .filter(source -> source.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no source " + name + " in " + sweep.toPrettyString()));
    }

    static String decision(JsonNode sweep, String user) {
        return line(sweep, user).path("decision").asText();
    }
}
