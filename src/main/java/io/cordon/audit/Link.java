package io.cordon.audit;

import java.util.Objects;

/** A place in the chain: a record's number and its hash, which stands for everything before it. */
public record Link(long sequence, String hash) {
    /** Before the first record. */
    public static final Link BEGINNING = new Link(0, "0".repeat(64));

    public Link {
        Objects.requireNonNull(hash, "hash");
    }
}
