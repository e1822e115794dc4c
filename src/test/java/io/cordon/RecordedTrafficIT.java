package io.cordon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cordon.scenario.FaultMatrixTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that was sent to the simulated tenant in this build, and what it answered, is as Microsoft Graph's contract has it. */
class RecordedTrafficIT {
    private static final Pattern OPERATION = Pattern.compile("\"operation\":\"([^\"]+)\"");
    private static final Path CHECK = Path.of("../shared/contract/check-traffic");

    @Test
    void trafficWasRecordedAndHasNoPasswordInIt() throws IOException {
        List<Path> recorded = recorded();
        assertThat(recorded).isNotEmpty();
        for (Path file : recorded) {
            assertThat(Files.readString(file)).doesNotContainPattern("\"password\"\\s*:\\s*\"[^*\"]");
        }
    }

    /** A call that is new, whoever makes it, is spoilt in every way by one of the fault matrices too, or this names it. */
    @Test
    void everyOperationThatWasUsedHasBeenSpoilt() throws IOException {
        assumeThat(Files.exists(FaultMatrixTest.OPERATIONS))
                .as("the fault matrices were played in this build")
                .isTrue();
        Set<String> used = new TreeSet<>();
        for (Path file : recorded()) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(OPERATION::matcher).filter(Matcher::find).forEach(found -> used.add(found.group(1)));
            }
        }
        used.remove("token"); // SignInTest spoils it
        used.remove("graph.unknown"); // what this tenant does not have
        used.removeAll(Set.of("folders.children", "rule.delete")); // asked for by the simulator's own tests only
        assertThat(Files.readAllLines(FaultMatrixTest.OPERATIONS)).containsAll(used);
    }

    @Test
    void noExchangeViolatesTheContract() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(CHECK))
                .as("the contract is beside the project")
                .isTrue();
        List<String> command = new ArrayList<>(List.of(CHECK.toString()));
        recorded().forEach(file -> command.add(file.toString()));
        Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).contains(" exchanges, 0 distinct violations");
    }

    private static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("graph-traffic.*\\.jsonl"))
                    .toList();
        }
    }
}
