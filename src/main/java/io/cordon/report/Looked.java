package io.cordon.report;

import io.cordon.model.Call;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;
import java.time.Instant;
import java.util.List;

/** An inspection that saw all it is there to see; {@code findings} 0 says that there was nothing. */
public record Looked(int position, StepName step, Text title, int findings, Instant at, List<Call> calls) {

    static Looked of(StepRecord step, StepOutcome.Inspected inspected, Titles titles) {
        return new Looked(
                step.planned().position(),
                step.planned().step(),
                titles.apply(step.planned().step()),
                inspected.findings().size(),
                step.endedAt(),
                step.calls());
    }
}
