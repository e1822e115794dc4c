package io.cordon.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.model.Flag;
import io.cordon.model.Sweep;
import io.cordon.model.SweepPolicy;
import io.cordon.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Instant NOW = Instant.parse("2026-11-27T22:00:00Z");
    private static final Map<String, Sweep.Source> SOURCES = Map.of(
            "list", source("list", SweepPolicy.CONTAIN, false),
            "group", source("group", SweepPolicy.INSPECT, false),
            "alerts", source("alerts", SweepPolicy.OBSERVE, false),
            "risky-users", source("risky-users", SweepPolicy.CONTAIN, true));

    @Test
    void aUserIsOneHoweverManyFlagsAndTheStrongestPolicyCounts() {
        Gathering gathering = gather(flag("alerts", "A1", true), flag("group", "a1", true), flag("list", "a1", true));

        assertThat(gathering.lines()).hasSize(1);
        assertThat(gathering.lines().getFirst().policy()).isEqualTo(SweepPolicy.CONTAIN);
        assertThat(gathering.lines().getFirst().source()).isEqualTo("list");
        assertThat(gathering.lines().getFirst().flags()).hasSize(3);
        assertThat(gathering.dealtWith()).isEmpty();
    }

    @Test
    void whoIsToBeContainedComesFirst() {
        Gathering gathering = gather(flag("alerts", "a", true), flag("group", "b", true), flag("list", "c", true));
        assertThat(gathering.lines()).map(Sweep.Line::userId).containsExactly("c", "b", "a");
        assertThat(gathering.lines()).map(Sweep.Line::position).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsUnclearIsOnlyListedAndDealtWith() {
        Gathering gathering = gather(flag("list", "a", false));
        assertThat(gathering.lines().getFirst().decision()).isEqualTo(Sweep.Decision.OBSERVED);
        assertThat(gathering.dealtWith()).hasSize(1);
    }

    @Test
    void whatIsReadForTheFirstTimeIsListedAndStaysOpen() {
        Gathering gathering = gather(flag("risky-users", "a", true));
        assertThat(gathering.lines().getFirst().decision()).isEqualTo(Sweep.Decision.OBSERVED);
        assertThat(gathering.dealtWith()).isEmpty();
    }

    @Test
    void aFlagOfASourceThatIsOffIsLeft() {
        assertThat(gather(flag("sign-ins", "a", true)).lines()).isEmpty();
    }

    private static Gathering gather(Flag... flags) {
        return Gathering.of(List.of(flags), SOURCES, NOW);
    }

    private static Flag flag(String source, String user, boolean clear) {
        return new Flag(source, source + "/" + user, user, null, NOW, new Text("is flagged", "est signalé"), clear);
    }

    private static Sweep.Source source(String name, SweepPolicy policy, boolean first) {
        return new Sweep.Source(name, policy, first, 1, 1, null);
    }
}
