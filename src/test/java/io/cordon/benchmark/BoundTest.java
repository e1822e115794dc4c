package io.cordon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The arithmetic of the benchmark, which the ordinary build checks without measuring. */
class BoundTest {
    @Test
    void whatFitsIntoAQuotaAtOnceLeavesOnlyTheRounds() {
        assertThat(Bound.quotasForCut(200, 100)).isEqualTo(300);
    }

    @Test
    void threeWritesForEachOfTwoThousandUsersTakeTwoAndAHalfMinutes() {
        assertThat(Bound.quotasForCut(2000, 100)).isEqualTo(150_000);
    }

    @Test
    void percentileIsTheSmallestValueThatSoManyPerCentDoNotExceed() {
        Percentiles hundred =
                new Percentiles(LongStream.rangeClosed(1, 100).boxed().toList().reversed());
        assertThat(List.of(hundred.at(50), hundred.at(95), hundred.at(99), hundred.max()))
                .containsExactly(50L, 95L, 99L, 100L);
        assertThat(new Percentiles(List.of(7L)).at(99)).isEqualTo(7);
    }
}
