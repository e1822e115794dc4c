package io.cordon.preflight;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is to be expected of a step. */
public enum Verdict {
    @JsonProperty("will_work")
    WILL_WORK,
    /** It makes no sense for this user; the plan would leave it out. */
    @JsonProperty("will_be_skipped")
    WILL_BE_SKIPPED,
    @JsonProperty("will_be_refused")
    WILL_BE_REFUSED,
    /** Something that decides it could not be read. Never "will work". */
    @JsonProperty("not_known")
    NOT_KNOWN
}
