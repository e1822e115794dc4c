package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The parts of a containment, in the order in which they run. */
public enum Stage {
    /**
     * Lock the intruder out: applied at once and side by side without reading first, since every second counts and the previous values are
     * already known; read back once afterwards.
     */
    @JsonProperty("cut")
    CUT,
    /** Find what the intruder left. */
    @JsonProperty("inspect")
    INSPECT,
    /** Remedies for the findings. */
    @JsonProperty("eradicate")
    ERADICATE,
    /** Cut once more what may have come back meanwhile. */
    @JsonProperty("close")
    CLOSE,
    /** After the end: do again what somebody else undid. */
    @JsonProperty("recontain")
    RECONTAIN,
    /** After the end: put back what was changed. A step's outcome tells of its undoing here. */
    @JsonProperty("release")
    RELEASE
}
