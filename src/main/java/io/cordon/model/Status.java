package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a containment stands. Always derived from its steps' outcomes, see {@link Conclusion}. */
public enum Status {
    /** Stored, not begun. */
    @JsonProperty("accepted")
    ACCEPTED(false),
    @JsonProperty("running")
    RUNNING(false),
    /** A step was put off; the time of the next attempt stands in its outcome. */
    @JsonProperty("waiting_retry")
    WAITING_RETRY(false),
    /** Nothing is written before people have approved the plan. */
    @JsonProperty("waiting_approval")
    WAITING_APPROVAL(false),
    /** Halted by the stop switch before the next write; it goes on when the switch is released. */
    @JsonProperty("stopped")
    STOPPED(false),
    /** Everything the playbook asked for is done and read back. */
    @JsonProperty("contained")
    CONTAINED(true),
    /** Mode inspect: everything was looked at. */
    @JsonProperty("inspected")
    INSPECTED(true),
    /** Mode preview: everything was looked at, nothing written. */
    @JsonProperty("previewed")
    PREVIEWED(true),
    /** Something is not done, not proven or not known; the steps say what. Never success. */
    @JsonProperty("partial")
    PARTIAL(true),
    /** A caller called it off; what had begun was brought to its end. */
    @JsonProperty("cancelled")
    CANCELLED(true),
    /** The account must not be touched, and was not. */
    @JsonProperty("refused")
    REFUSED(true),
    /** Nothing was achieved. */
    @JsonProperty("failed")
    FAILED(true),
    /** Somebody gave the account back; what was put back, and what was not, stands in the steps of the release. */
    @JsonProperty("released")
    RELEASED(true);

    private final boolean terminal;

    Status(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether it has ended. What comes afterwards is a release, or that a renewal shows how it stands now. */
    public boolean isTerminal() {
        return terminal;
    }
}
