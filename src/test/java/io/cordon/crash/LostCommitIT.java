package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database has committed a containment, and the connection breaks before Cordon learns of it. */
@Tag("crash")
class LostCommitIT {
    private static final Map<String, String> VICTIM = Map.of("user", "victime.hameconnee@hopital.example");
    private static final int LATENCY = 200;

    @Test
    void aCallerWhoAsksAgainAfterALostCommitGetsTheSameContainment() {
        try (Postgres database = new Postgres();
                CommitCutter cutter = new CommitCutter(database.port());
                Site site = new Site("commit");
                Replica cordon = new Replica(() -> site.start(Postgres.url(cutter.port()), "localhost"))) {
            Simulator tenant = site.tenant();
            tenant.latency(LATENCY);
            cutter.arm();

            Caller.Answer lost = cordon.caller().post("/v1/containments", VICTIM, "Idempotency-Key", "once-and-again");
            Caller.Answer again = cordon.caller().post("/v1/containments", VICTIM, "Idempotency-Key", "once-and-again");

            assertThat(cutter.hasCut()).isTrue();
            assertThat(lost.status()).as(lost.text()).isEqualTo(503);
            assertThat(again.status()).as(again.text()).isIn(200, 202);
            JsonNode containment = cordon.caller().ended(again.json().path("id").asText());
            List<JsonNode> all = Crowd.all(cordon);
            Figures.add("commit answer lost: first answer %s, containments=%d", lost.text(), all.size());
            assertThat(all).hasSize(1);
            assertThat(tenant.count(Writes.DISABLE)).isEqualTo(1);
            assertThat(tenant.count(Writes.PASSWORD)).isEqualTo(1);
            Proof.holds(containment, tenant.ledger(), tenant.user(VICTIM.get("user")));
        }
    }

    @Test
    void aCallerIsNotToldThatNothingWasDoneWhenThatIsNotKnown() {
        try (Postgres database = new Postgres();
                CommitCutter cutter = new CommitCutter(database.port());
                Site site = new Site("commit-told");
                Replica cordon = new Replica(() -> site.start(Postgres.url(cutter.port()), "localhost"))) {
            cutter.arm();

            Caller.Answer lost = cordon.caller().post("/v1/containments", VICTIM);

            assertThat(cutter.hasCut()).isTrue();
            assertThat(lost.text()).doesNotContain("Nothing was done");
        }
    }
}
