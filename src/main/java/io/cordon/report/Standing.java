package io.cordon.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cordon.model.Decision;
import io.cordon.model.Observation;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;

/** What a step's outcome proves. The one place where outcomes become claims. */
public enum Standing {
    /** Changed, and read back as wanted. */
    @JsonProperty("verified")
    VERIFIED,
    /** Read as wanted before anything was sent; nothing was sent. */
    @JsonProperty("already")
    ALREADY,
    /** Preview: a change that was not made. */
    @JsonProperty("would_change")
    WOULD_CHANGE,
    /** Looked at, all of it. */
    @JsonProperty("looked")
    LOOKED,
    /** Deliberately not run. */
    @JsonProperty("skipped")
    SKIPPED,
    /** Not in the plan. */
    @JsonProperty("absent")
    ABSENT,
    /** No outcome yet. */
    @JsonProperty("pending")
    PENDING,
    /** Put off, to be tried again. */
    @JsonProperty("deferred")
    DEFERRED,
    /** Accepted by Microsoft, not seen when read back. */
    @JsonProperty("unverified")
    UNVERIFIED,
    /** It was done, and somebody has undone it since. */
    @JsonProperty("undone")
    UNDONE,
    /** It could not be looked at. */
    @JsonProperty("not_checked")
    NOT_CHECKED,
    /** The change was not made. */
    @JsonProperty("failed")
    FAILED;

    static Standing of(StepRecord step) {
        return switch (step.outcome()) {
            case null ->
                switch (step.planned().decision()) {
                    case Decision.Skip _, Decision.Ask _ -> SKIPPED;
                    case Decision.Run _ -> PENDING;
                };
            case StepOutcome.Changed changed -> changed.verified() ? VERIFIED : UNVERIFIED;
            case StepOutcome.Unchanged unchanged -> asRead(unchanged.state());
            case StepOutcome.WouldChange would ->
                would.state() instanceof Observation.Unreadable ? NOT_CHECKED : WOULD_CHANGE;
            case StepOutcome.Inspected _ -> LOOKED;
            case StepOutcome.NotChecked _ -> NOT_CHECKED;
            case StepOutcome.Skipped _ -> SKIPPED;
            case StepOutcome.Deferred _ -> DEFERRED;
            case StepOutcome.Failed _ -> FAILED;
        };
    }

    private static Standing asRead(Observation state) {
        return switch (state) {
            case Observation.AsWanted _ -> ALREADY;
            case Observation.Otherwise _ -> UNVERIFIED;
            case Observation.Unreadable _ -> NOT_CHECKED;
        };
    }

    /** Whether the wanted state was read in Microsoft 365. */
    boolean isProven() {
        return this == VERIFIED || this == ALREADY;
    }

    /** Whether something is not done, not proven or not known. */
    boolean isOpen() {
        return switch (this) {
            case PENDING, DEFERRED, UNVERIFIED, UNDONE, NOT_CHECKED, FAILED -> true;
            case VERIFIED, ALREADY, WOULD_CHANGE, LOOKED, SKIPPED, ABSENT -> false;
        };
    }
}
