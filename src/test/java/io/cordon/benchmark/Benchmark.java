package io.cordon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.testing.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs everything. {@code -Dbenchmark.samples=30 -Dbenchmark.users=200,2000 -Dbenchmark.replicas=1,2} are the defaults.
 */
class Benchmark {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Path PAGE = Path.of("target/benchmark.md");

    @Test
    void measure() throws IOException {
        try (SimulatorProcess tenant = new SimulatorProcess()) {
            Duration firstStart;
            List<SingleUser> single;
            Usage usage;
            try (Deployment cordon = Deployment.embedded(tenant)) {
                firstStart = cordon.firstStart();
                single = SingleUser.measure(
                        tenant, cordon, numbers("benchmark.samples", "30").getFirst());
                usage = cordon.usage();
            }
            List<Campaign> campaigns = new ArrayList<>();
            for (int users : numbers("benchmark.users", "200,2000")) {
                for (int replicas : numbers("benchmark.replicas", "1,2")) {
                    say("campaign of " + users + " users, replicas: " + replicas);
                    campaigns.add(Campaign.run(tenant, users, replicas));
                }
            }
            String page = new Results(firstStart, single, usage, campaigns).page();
            Files.writeString(PAGE, page);
            say("written to " + PAGE + "\n\n" + page);
            assertThat(campaigns)
                    .allSatisfy(campaign -> assertThat(campaign.disabled())
                            .as("users cut")
                            .isEqualTo(campaign.users())
                            .isEqualTo(campaign.cut()));
            assertThat(campaigns)
                    .allSatisfy(campaign -> assertThat(campaign.quotas().required("refused"))
                            .as("refusals by Microsoft's quotas")
                            .isEmpty());
        }
    }

    private static List<Integer> numbers(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private static void say(String text) {
        IO.println(LocalTime.now().format(CLOCK) + " " + text);
    }
}
