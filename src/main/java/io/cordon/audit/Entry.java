package io.cordon.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record of the trail. The order of records is that of their numbers, which have no gap; the time is what the clock said, and may jump.
 *
 * @param text its canonical JSON, with the hash of the record before it
 * @param hash of the text; the next record has it
 */
public record Entry(long sequence, Instant at, Event.Kind kind, String text, String hash) {
    private static final int VERSION = 1;

    /** The record that follows {@code previous}. */
    public static Entry after(Link previous, Event event, Instant now) {
        long sequence = previous.sequence() + 1;
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> record = new TreeMap<>();
        record.put("version", VERSION);
        record.put("sequence", sequence);
        record.put("previous", previous.hash());
        record.put("at", at.toString());
        record.put("kind", event.kind().word());
        record.put("actor", event.actor());
        if (event.tenant() != null) {
            record.put("tenant", event.tenant());
        }
        if (event.containment() != null) {
            record.put("containment", event.containment().toString());
        }
        record.put("details", event.details());
        String text = CanonicalJson.of(record);
        return new Entry(sequence, at, event.kind(), text, CanonicalJson.hash(text));
    }

    /** What the next record is chained to. */
    public Link link() {
        return new Link(sequence, hash);
    }

    /** As it is exported: a line of JSON. */
    public String line() {
        return "{\"hash\":\"" + hash + "\",\"record\":" + text + "}";
    }
}
