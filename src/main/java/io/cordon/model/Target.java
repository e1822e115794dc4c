package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/** What a step is pointed at. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Account.class, name = "account"),
    @JsonSubTypes.Type(value = Target.Artifact.class, name = "artifact")
})
public sealed interface Target {

    /** The compromised account itself. */
    record Account() implements Target {}

    /**
     * One thing an inspection found in the account.
     *
     * @param id the id in the service that holds it; opaque, and unique within its kind
     * @param label what its owner would recognise it by; text from a mailbox, so hostile
     */
    record Artifact(Kind kind, String id, String label) implements Target {
        public Artifact {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
        }
    }

    /** The kinds of things an intruder leaves behind. Part of the API's contract: a new constant is a new word for our callers. */
    enum Kind {
        /** An inbox rule that Graph lists; {@code id} is Graph's. */
        @JsonProperty("inboxRule")
        INBOX_RULE,
        /** An inbox rule known only from Exchange's {@code -IncludeHidden} view; {@code id} is its Exchange identity. */
        @JsonProperty("hiddenInboxRule")
        HIDDEN_INBOX_RULE,
        /** Forwarding set on the mailbox; {@code id} is the Exchange property that holds it. */
        @JsonProperty("mailboxForwarding")
        MAILBOX_FORWARDING
    }
}
