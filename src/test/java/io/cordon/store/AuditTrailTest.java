package io.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.audit.Entry;
import io.cordon.audit.Event;
import io.cordon.audit.Link;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class AuditTrailTest {
    private static final int WRITERS = 64;
    private static final int EACH = 20;

    @Inject
    Transactions transactions;

    @Inject
    DataSource database;

    @Test
    void sixtyFourWritersOnTwoReplicasLeaveNoGapAndNoBrokenLink() throws Exception {
        List<AuditTrail> replicas = List.of(new AuditTrail(transactions), new AuditTrail(transactions));
        Link before = replicas.getFirst().head();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int own = writer;
                writers.add(threads.submit(() -> write(replicas.get(own % 2), own)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        List<Entry> written = replicas.getFirst().after(before.sequence(), 2 * WRITERS * EACH);

        assertThat(written.stream().filter(entry -> entry.text().contains("\"actor\":\"writer-")))
                .hasSize(WRITERS * EACH);
        Link link = before;
        for (Entry entry : written) {
            assertThat(entry.sequence()).isEqualTo(link.sequence() + 1);
            assertThat(entry.text()).contains("\"previous\":\"" + link.hash() + "\"");
            link = entry.link();
        }
        assertThat(replicas.getLast().head()).isEqualTo(link);
    }

    /** Alone, with another's, and in a transaction that is rolled back. */
    private void write(AuditTrail trail, int writer) {
        for (int i = 0; i < EACH; i += 2) {
            Event event = Event.of(Event.Kind.READ, "writer-" + writer).with("number", i);
            trail.append(event, event);
            assertThatThrownBy(() -> transactions.run((sql, record) -> {
                        record.accept(event);
                        throw new KeyReused();
                    }))
                    .isInstanceOf(KeyReused.class);
        }
    }

    @Test
    void theOrderIsThatOfTheSequenceThoughTheClockJumps() {
        Instant now = Instant.parse("2026-11-27T12:00:00Z");
        List<Instant> readings = List.of(now, now.minus(Duration.ofHours(1)), now.plus(Duration.ofMinutes(10)), now);
        Iterator<Instant> clock = readings.iterator();
        AuditTrail trail = new AuditTrail(new Transactions(database, clock::next));
        long before = trail.head().sequence();
        for (int i = 0; i < readings.size(); i++) {
            trail.append(Event.of(Event.Kind.READ, "x").with("number", i));
        }

        List<Entry> written = trail.after(before, 10);
        assertThat(written).extracting(Entry::at).isEqualTo(readings);
        assertThat(written).extracting(Entry::sequence).containsExactly(before + 1, before + 2, before + 3, before + 4);
        for (int i = 0; i < readings.size(); i++) {
            assertThat(written.get(i).text()).contains("\"number\":\"" + i + "\"");
        }
    }

    @Test
    void recordsAreNeitherChangedNorRemoved() {
        new AuditTrail(transactions).append(Event.of(Event.Kind.READ, "x"));
        for (String attempt : List.of(
                "update audit_record set record = 'x'",
                "delete from audit_record",
                "truncate audit_record",
                "delete from audit_head",
                "truncate audit_statement")) {
            assertThatThrownBy(() -> transactions.run(sql -> sql.execute(attempt)))
                    .as(attempt)
                    .hasStackTraceContaining("append-only");
        }
    }
}
