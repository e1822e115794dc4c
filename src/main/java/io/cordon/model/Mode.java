package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a containment may go. */
public enum Mode {
    /** Change what the playbook says. */
    @JsonProperty("contain")
    CONTAIN,
    /** Look only: the playbook's inspections, no action. */
    @JsonProperty("inspect")
    INSPECT,
    /** Look, and say what would be changed; nothing is written. */
    @JsonProperty("preview")
    PREVIEW
}
