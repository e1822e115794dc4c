package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure Cordon is that an artifact was left by an intruder; decides whether a remedy runs without asking. */
public enum Severity {
    /** Worth knowing, no sign of an intruder. */
    @JsonProperty("note")
    NOTE,
    /** Two honest readings: a person decides. */
    @JsonProperty("suspicious")
    SUSPICIOUS,
    /** A responder would remove it without asking the owner. */
    @JsonProperty("malicious")
    MALICIOUS;

    /** Whether this is as grave as {@code other}, or graver. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
