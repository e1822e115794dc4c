package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a sweep may do with the users of a source, from least to most. */
public enum SweepPolicy {
    /** List them. */
    @JsonProperty("observe")
    OBSERVE,
    /** Look for what an intruder left; nothing is written. */
    @JsonProperty("inspect")
    INSPECT,
    /** Make a plan that waits for an approval. */
    @JsonProperty("propose")
    PROPOSE,
    /** Contain, under the same rules as any request. */
    @JsonProperty("contain")
    CONTAIN
}
