package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is being done to a containment after its end. While it is, no other containment of the same user begins. */
public enum UnderWay {
    /** What Cordon changed is being put back. */
    @JsonProperty("release")
    RELEASE,
    /** What somebody else undid is being done again. */
    @JsonProperty("recontain")
    RECONTAIN
}
