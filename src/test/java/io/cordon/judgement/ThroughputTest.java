package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many lines are read and judged in a second of one core's time; that of others on the machine does not count. */
class ThroughputTest {
    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final long NANOS = 3_000_000_000L;
    private static final double LEAST = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void judgesTenThousandASecond() throws Exception {
        List<String> lines = Corpus.cases().map(one -> one.line().toString()).toList();
        judge(lines, WARM_UP_NANOS);

        double perSecond = judge(lines, NANOS);
        System.out.printf("%.0f assessments a second on one core%n", perSecond);
        assertThat(perSecond).isGreaterThan(LEAST);
    }

    private static double judge(List<String> lines, long nanos) throws JsonProcessingException {
        long begun = THREADS.getCurrentThreadCpuTime();
        long judged = 0;
        long taken = 0;
        while (taken < nanos) {
            for (String line : lines) {
                if (Assessment.of(Corpus.JSON.readTree(line)).judgement() != null) {
                    judged++;
                }
            }
            taken = THREADS.getCurrentThreadCpuTime() - begun;
        }
        return judged * 1e9 / taken;
    }
}
