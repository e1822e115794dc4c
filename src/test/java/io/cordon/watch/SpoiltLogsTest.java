package io.cordon.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.microsoft.Clients;
import io.cordon.microsoft.Cloud;
import io.cordon.microsoft.Connection;
import io.cordon.microsoft.Priority;
import io.cordon.model.Cause;
import io.cordon.model.User;
import io.cordon.scenario.FaultMatrixTest;
import io.cordon.scenario.Wrong;
import io.cordon.simulator.SimulatedTenant;
import io.cordon.testing.Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both logs that a watch reads, with everything that can be wrong with their answers: it hides who did it and says why, and does nothing else. Each
 * with a simulated tenant and clients of its own, since the logs take five requests in ten seconds.
 */
@Tag("long")
class SpoiltLogsTest {
    private static final String AUDITS = "directoryaudits.list";
    private static final String SIGN_INS = "signins.list";
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    /** Makes a list without end as much as Cordon takes after a few pages. */
    private static final String LONG = "Gestion des arrivées ".repeat(120);

    private static final int AT_ONCE = 6;

    @Test
    void whateverIsWrongWithALogHidesTheCulpritAtMost() throws Exception {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> cells = new ArrayList<>();
        for (Wrong wrong : Wrong.all()) {
            cells.add(() -> {
                try (SimulatedTenant simulated = SimulatedTenant.start(SimulatedTenant.Options.standard())) {
                    play(wrong, simulated);
                } catch (RuntimeException | AssertionError e) {
                    failures.add(wrong + ": " + e);
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            threads.invokeAll(cells);
        }
        assertThat(failures).isEmpty();
        FaultMatrixTest.haveBeenSpoilt(List.of(AUDITS, SIGN_INS));
    }

    private static void play(Wrong wrong, SimulatedTenant simulated) throws IOException {
        Simulator tenant = new Simulator(URI.create(simulated.exchangeUrl()));
        Instant since = Instant.now().minus(Duration.ofMinutes(1));
        tenant.change(VICTIM, Map.of("properties", Map.of("accountEnabled", false, "displayName", LONG)));
        tenant.enable(VICTIM, Map.of("app", LONG));
        tenant.signIn(Map.of("users", List.of(VICTIM), "ipAddress", "203.0.113.66"));
        User victim = new User(
                tenant.user(VICTIM).path("id").asText(), VICTIM, null, null, null, false, false, true, null, null);
        tenant.faults(List.of(wrong.untilItIsSwitchedOff(AUDITS), wrong.untilItIsSwitchedOff(SIGN_INS)));

        Logs audits = logs(simulated, since);
        Cause enabling = new Culprit(simulated.clientId()).ofEnabling(victim, since, audits);
        hidesAtMost(wrong, enabling, Cause.Kind.APPLICATION, LONG);
        Logs signIns = logs(simulated, since);
        Cause change = Culprit.ofMailboxChange(victim, since, signIns);
        hidesAtMost(wrong, change, Cause.Kind.ACCOUNT_ITSELF, VICTIM);

        long asked = tenant.ledger().size();
        assertThat(audits.changes().failure()).isEqualTo(enabling.unread());
        assertThat(signIns.signIns().failure()).isEqualTo(change.unread());
        assertThat(tenant.ledger()).as("each is asked for once").hasSize((int) asked);
        assertThat(tenant.ledger().stream()
                        .filter(entry -> !entry.operation().equals("token"))
                        .map(Simulator.Entry::origin)
                        .distinct())
                .hasSize(1);
    }

    private static void hidesAtMost(Wrong wrong, Cause cause, Cause.Kind kind, String by) {
        boolean known = cause.unread() == null && wrong.kind() == Wrong.Kind.MISTYPED;
        if (known || wrong.kind().failures().isEmpty()) {
            assertThat(cause.kind()).isEqualTo(kind);
            assertThat(cause.by()).isEqualTo(by);
        } else {
            assertThat(cause.kind()).isEqualTo(Cause.Kind.NOT_KNOWN);
            assertThat(wrong.kind().failures()).contains(cause.unread().kind());
        }
    }

    private static Logs logs(SimulatedTenant tenant, Instant from) throws IOException {
        Connection connection = new Connection(
                "hopital",
                tenant.tenantId(),
                tenant.clientId(),
                new Connection.Credential.Secret(tenant.clientSecret()),
                Cloud.GLOBAL,
                URI.create(tenant.graphUrl()),
                URI.create(tenant.exchangeUrl()),
                URI.create(tenant.authority()),
                Files.readString(Simulator.CERTIFICATE));
        return new Logs(new Clients(connection, InstantSource.system()).reader(Priority.LOW), from);
    }
}
