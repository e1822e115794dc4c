package io.cordon.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A trail and its checkpoints as lines, which a test may then tamper with. */
final class Exported {
    static final int BETWEEN_CHECKPOINTS = 10;

    final List<String> trail = new ArrayList<>();
    final List<String> checkpoints = new ArrayList<>();
    final VerifyingKey trusted;
    private String note = "";
    private SigningKey key;
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");
    private Link head = Link.BEGINNING;
    private Optional<Signed> last = Optional.empty();

    Exported(int records) {
        key = SigningKey.generate();
        trusted = key.verifying();
        write(records);
    }

    /** Goes on, with a checkpoint after every tenth record. */
    void write(int records) {
        for (int i = 0; i < records; i++) {
            now = now.plus(Duration.ofSeconds(1));
            Event event = Event.of(Event.Kind.ENDED, Event.CORDON)
                    .in("hopital")
                    .about(new UUID(0, head.sequence()))
                    .with("step", "account.disable")
                    .with("outcome", "changed")
                    .with("note", note);
            Entry entry = Entry.after(head, event, now);
            head = entry.link();
            trail.add(entry.line());
            if (head.sequence() % BETWEEN_CHECKPOINTS == 0) {
                add(key.checkpoint(last, head, now));
            }
        }
    }

    /** Another key signs from here on. */
    VerifyingKey rotate() {
        SigningKey next = SigningKey.generate();
        add(key.handOver(last, head, now, next.verifying()));
        key = next;
        return next.verifying();
    }

    /** The key is lost; the next vouches for itself. */
    VerifyingKey lose() {
        key = SigningKey.generate();
        add(key.handOver(last, head, now, key.verifying()));
        return key.verifying();
    }

    /** The first records are removed; {@code anchored} says whether the purge signs for it. */
    void purge(int records, boolean anchored) {
        Link lastGone = new Link(records, trail.get(records - 1).substring(9, 73));
        if (anchored) {
            add(key.anchor(last, lastGone, now));
        }
        trail.subList(0, records).clear();
    }

    /** Takes a backup; running it restores the trail, but not what was exported, and what is written then is different. */
    Runnable backup() {
        List<String> records = List.copyOf(trail);
        Link oldHead = head;
        Optional<Signed> oldLast = last;
        return () -> {
            trail.clear();
            trail.addAll(records);
            head = oldHead;
            last = oldLast;
            note = "after the restore";
        };
    }

    private void add(Signed signed) {
        last = Optional.of(signed);
        checkpoints.add(signed.line());
    }

    Verdict verdict(VerifyingKey... also) {
        List<VerifyingKey> keys = new ArrayList<>(List.of(also));
        keys.add(trusted);
        Statements statements = new Statements(keys);
        try {
            statements.read(lines(checkpoints));
            return new Verifier(statements).verify(lines(trail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader lines(List<String> lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines) + "\n"));
    }
}
