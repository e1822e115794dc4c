package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * Who undid what a containment had done, as far as Microsoft's logs tell.
 *
 * @param by the name of the person, account or application; hostile text; {@code null} if not known
 * @param at when, by the log; {@code null} if not known
 * @param address from where, {@code null} if not known
 * @param unread why the log could not be read; {@code null} if it could
 */
public record Cause(Kind kind, String by, Instant at, String address, Failure unread) {
    public Cause {
        Objects.requireNonNull(kind, "kind");
    }

    /** Not known: the log says nothing, or nothing yet. */
    public static Cause notKnown(Failure unread) {
        return new Cause(Kind.NOT_KNOWN, null, null, null, unread);
    }

    /** Kinds of culprits. */
    public enum Kind {
        /** Active Directory, through its synchronisation. */
        @JsonProperty("directory_synchronisation")
        DIRECTORY_SYNCHRONISATION,
        /** Another application of the tenant. */
        @JsonProperty("application")
        APPLICATION,
        /** Another account: an administrator, or somebody in an administrator's account. */
        @JsonProperty("person")
        PERSON,
        /** The contained account itself: whoever is in it. */
        @JsonProperty("account_itself")
        ACCOUNT_ITSELF,
        @JsonProperty("not_known")
        NOT_KNOWN
    }
}
