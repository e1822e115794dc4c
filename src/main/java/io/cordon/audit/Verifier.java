package io.cordon.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;

/**
 * Finds the first record of an exported trail that cannot be trusted. Reads the trail once, line by line, whatever its length. The checkpoints
 * should come from where they were exported to: what can be changed together with the trail proves nothing about it.
 */
final class Verifier {
    private final Statements statements;
    private final Iterator<Statement> checkpoints;
    private Statement next;
    private Statement reached;
    private Link link;
    private long first;

    Verifier(Statements statements) {
        this.statements = statements;
        this.checkpoints = statements.checkpoints().iterator();
        this.next = checkpoints.hasNext() ? checkpoints.next() : null;
    }

    Verdict verify(BufferedReader trail) throws IOException {
        for (String line = trail.readLine(); line != null; line = trail.readLine()) {
            if (!line.isBlank()) {
                Verdict.Broken broken = record(line);
                if (broken != null) {
                    return broken;
                }
            }
        }
        return end();
    }

    private Verdict.Broken record(String line) {
        long expected = link == null ? 1 : link.sequence() + 1;
        JsonNode json;
        try {
            json = CanonicalJson.parse(line);
        } catch (JsonProcessingException e) {
            return new Verdict.Broken(expected, "what stands in its place is not JSON.");
        }
        JsonNode record = json == null || json.size() != 2 ? null : json.get("record");
        if (record == null
                || !record.path("sequence").isIntegralNumber()
                || !json.path("hash").isTextual()) {
            return new Verdict.Broken(expected, "what stands in its place is not a record of the trail.");
        }
        Link before = new Link(
                record.path("sequence").asLong() - 1, record.path("previous").asText());
        Verdict.Broken misplaced = link == null ? begin(before) : follow(before);
        if (misplaced != null) {
            return misplaced;
        }
        String hash = CanonicalJson.hash(CanonicalJson.of(record));
        if (!hash.equals(json.path("hash").asText())) {
            return new Verdict.Broken(
                    before.sequence() + 1, "its content is not what its hash was made of: it was changed.");
        }
        link = new Link(before.sequence() + 1, hash);
        return checked();
    }

    /** The first record follows nothing, or what was purged. */
    private Verdict.Broken begin(Link before) {
        if (!before.equals(Link.BEGINNING) && !statements.purgedUpTo(before)) {
            return before.sequence() == 0
                    ? new Verdict.Broken(1, "it claims that there was a record before it.")
                    : new Verdict.Broken(
                            1,
                            "records 1 to " + before.sequence()
                                    + " are missing, and no signed statement says that they were purged.");
        }
        first = before.sequence() + 1;
        while (next != null && next.record().sequence() < first) {
            reached = next; // they vouch for what was purged
            next = checkpoints.hasNext() ? checkpoints.next() : null;
        }
        return null;
    }

    private Verdict.Broken follow(Link before) {
        long expected = link.sequence() + 1;
        long sequence = before.sequence() + 1;
        if (sequence > expected) {
            return new Verdict.Broken(expected, "it is missing: after " + link.sequence() + " comes " + sequence + ".");
        }
        if (sequence < expected) {
            return new Verdict.Broken(expected, "record " + sequence + " stands in its place.");
        }
        return before.hash().equals(link.hash())
                ? null
                : new Verdict.Broken(
                        expected, "it is not chained to the record before it: one of the two was replaced.");
    }

    /** Holds the record against the checkpoint that speaks of it, if one does. */
    private Verdict.Broken checked() {
        while (next != null && next.record().sequence() == link.sequence()) {
            if (!next.record().hash().equals(link.hash())) {
                long from = reached == null ? first : reached.record().sequence() + 1;
                return new Verdict.Broken(
                        from,
                        "record " + link.sequence() + " is not the one that checkpoint " + next.number()
                                + " was signed for: records from " + from + " on were changed and chained anew.");
            }
            reached = next;
            next = checkpoints.hasNext() ? checkpoints.next() : null;
        }
        return null;
    }

    private Verdict end() {
        long last = link == null ? 0 : link.sequence();
        if (next != null) {
            return new Verdict.Broken(
                    last + 1,
                    "records " + (last + 1) + " to " + next.record().sequence() + " are missing: checkpoint "
                            + next.number() + " was signed for record "
                            + next.record().sequence() + " at " + next.at()
                            + "; the end was cut off, an old backup was restored, or the trail was exported before the"
                            + " checkpoints.");
        }
        if (statements.wrong() != null) {
            return statements.wrong();
        }
        if (link == null) {
            return new Verdict.Broken(1, "there are no records.");
        }
        return reached == null
                ? new Verdict.Broken(first, "no checkpoint vouches for any of the records.")
                : new Verdict.Sound(first, last, reached.record().sequence(), reached.at());
    }
}
