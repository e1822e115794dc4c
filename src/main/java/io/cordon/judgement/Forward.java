package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A mailbox that forwards.
 *
 * @param keepsCopy DeliverToMailboxAndForward; {@code true} where it is not known
 * @param ofPerson whether it is known to be a person's mailbox
 */
record Forward(Destination destination, boolean keepsCopy, boolean ofPerson, Around around) implements Traced {
    private static final Set<String> PERSONS = Set.of("UserMailbox", "LinkedMailbox", "LegacyMailbox");

    static Forward of(JsonNode mailbox, String target, Around around) {
        String shown = Json.text(mailbox, "DisplayName");
        String type = Json.text(mailbox, "RecipientTypeDetails");
        String[] names = shown == null ? new String[0] : new String[] {shown};
        return new Forward(
                Destination.of(Party.ofExchange(target), around.context(), names),
                Json.flag(mailbox, "DeliverToMailboxAndForward", true),
                type != null && PERSONS.contains(type),
                around);
    }

    /** Whether the directory said nothing about the recipient, so that an inside name may still lead outside. */
    boolean unresolved() {
        Party party = destination.shown();
        return context().recipient(party.address()) == null
                && context().recipient(party.name()) == null
                && !destination.leaves();
    }

    Forward asUnknown() {
        return new Forward(
                new Destination(destination.shown(), null, null, Destination.Kind.UNKNOWN, null, null),
                keepsCopy,
                ofPerson,
                around);
    }

    Context context() {
        return around.context();
    }

    @Override
    public Instant made() {
        return null;
    }

    @Override
    public Duration settled() {
        return YEAR;
    }

    @Override
    public Strength byIntruder() {
        return Strength.MEDIUM;
    }

    @Override
    public Optional<Strength> inWindow() {
        return destination.leaves() ? Optional.of(Strength.WEAK) : Optional.empty();
    }
}
