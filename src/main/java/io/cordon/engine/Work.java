package io.cordon.engine;

import io.cordon.microsoft.CallLog;
import io.cordon.microsoft.Gate;
import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.Observation;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.User;
import io.cordon.step.Step;
import io.cordon.step.Subject;
import io.cordon.store.Progress;
import io.cordon.tenant.Tenant;
import java.time.Instant;

/**
 * One attempt at one step: whom it is on, and clients that log what they send.
 *
 * @param resumed whether an earlier attempt was begun: its effect may be there although nothing says so
 * @param attempt counts from 1
 */
record Work(
        StepRecord record,
        Step step,
        Subject subject,
        Microsoft365 m365,
        CallLog log,
        Mode mode,
        boolean resumed,
        int attempt) {

    static Work of(Containment containment, StepRecord record, Step step, Tenant tenant, Gate gate, Instant now) {
        CallLog log = new CallLog();
        Instant since = record.intentAt() == null ? now : record.intentAt();
        return new Work(
                record,
                step,
                new Subject(containment.user(), record.planned().target(), since),
                tenant.clients().attempt(log, Urgency.of(containment), gate),
                log,
                containment.mode(),
                record.attempts() > 0,
                record.attempts() + 1);
    }

    /** What an earlier attempt had seen before its change; {@code null} if there was none, or it saw nothing. */
    Observation before() {
        return record.outcome() instanceof StepOutcome.Deferred deferred ? deferred.before() : null;
    }

    /** Its end, as it is recorded. */
    Progress.Ended ended(StepOutcome outcome) {
        return new Progress.Ended(position(), outcome, log.calls());
    }

    int position() {
        return record.planned().position();
    }

    boolean preview() {
        return mode == Mode.PREVIEW;
    }

    User user() {
        return subject.user();
    }
}
