package io.cordon.judgement;

import java.util.List;

/**
 * One predicate of a rule. Values are alternatives; a rule wants all its conditions.
 *
 * @param name as the object calls it
 */
record Condition(Field field, String name, List<String> values) {
    enum Field {
        /** Words in the sender's address. */
        SENDER_WORDS,
        /** Senders. */
        FROM,
        SUBJECT,
        BODY,
        SUBJECT_OR_BODY,
        HEADER,
        /** Words in a recipient's address. */
        RECIPIENT_WORDS,
        SENT_TO,
        /** A property that a mail has or lacks, named by Graph's word. */
        TRAIT,
        /** Smallest and largest size in bytes, {@code 0} and {@code -1} where there is none. */
        SIZE,
        AFTER,
        BEFORE,
        /** Not known to us: it may let everything through. */
        UNKNOWN
    }

    Condition {
        values = List.copyOf(values);
    }

    boolean isTrait(String trait) {
        return field == Field.TRAIT && values.contains(trait);
    }

    /** Whether it looks at words a person wrote. */
    boolean ofWords() {
        return field == Field.SUBJECT || field == Field.BODY || field == Field.SUBJECT_OR_BODY || field == Field.HEADER;
    }

    /** Whether it looks at who sent. */
    boolean ofSender() {
        return field == Field.SENDER_WORDS || field == Field.FROM;
    }
}
