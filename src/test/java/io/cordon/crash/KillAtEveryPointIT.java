package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills Cordon before, in and after each request of a containment. Whatever is killed when, the containment ends as if nothing had been. */
class KillAtEveryPointIT {
    private static final int REQUESTS = 30;

    @Test
    @Tag("crash")
    void aContainmentSurvivesAKillAtEachOfItsRequests() throws InterruptedException {
        List<Point> points;
        List<Survival> survivals = new ArrayList<>();
        try (Lane lane = new Lane("points-first")) {
            points = Point.of(lane.course());
            assertThat(lane.course()).hasSizeGreaterThan(REQUESTS);
            survivals.add(lane.survive("just accepted", _ -> true));
            survivals.add(lane.survive(
                    "just ended",
                    containment -> containment.path("status").asText().equals("contained")));
        }
        Lanes lanes = new Lanes(points);
        survivals.addAll(lanes.run(3));

        assertThat(lanes.failures()).isEmpty();
        assertThat(survivals).hasSize(points.size() + 2);
    }

    @Test
    void aContainmentSurvivesAKillInItsCutAndInItsRemedies() throws InterruptedException {
        Lanes lanes = new Lanes(List.of(
                new Point(Moment.AFTER_EFFECT, Writes.PASSWORD, 1), new Point(Moment.BEFORE_EFFECT, "rule.patch", 1)));

        assertThat(lanes.run(2)).hasSize(2);

        assertThat(lanes.failures()).isEmpty();
    }
}
