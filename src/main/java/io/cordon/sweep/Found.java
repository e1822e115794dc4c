package io.cordon.sweep;

import io.cordon.model.Flag;
import io.cordon.model.MailboxBaseline;
import java.util.ArrayList;
import java.util.List;

/** Takes what a source hands over while it reads. */
final class Found {
    private final List<Flag> flags = new ArrayList<>();
    private final List<MailboxBaseline> mailboxes = new ArrayList<>();

    void flag(Flag flag) {
        flags.add(flag);
    }

    /** A mailbox as it is now: stored together with the flags that come of it. */
    void mailbox(MailboxBaseline mailbox) {
        mailboxes.add(mailbox);
    }

    List<Flag> flags() {
        return List.copyOf(flags);
    }

    List<MailboxBaseline> mailboxes() {
        return List.copyOf(mailboxes);
    }
}
