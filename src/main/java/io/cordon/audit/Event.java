package io.cordon.audit;

import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something that happened and must not be forgotten. It gets its number and its time when it is appended to the trail. It says what is needed to
 * answer for what was done, and never holds a secret or the text of a mail.
 *
 * @param actor who did it: a caller's name, or {@link #CORDON}
 * @param tenant the tenant's name, {@code null} if it concerns none
 * @param containment the containment or campaign, {@code null} if it concerns none
 * @param details plain values by name; text in them is made inert and short
 */
public record Event(Kind kind, String actor, String tenant, UUID containment, SortedMap<String, String> details) {
    /** The actor of what Cordon does by itself. */
    public static final String CORDON = "cordon";

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final int LONGEST = 500;

    /** What happened. A closed vocabulary that is stored: constants are added, never renamed. */
    public enum Kind {
        /** Somebody asked for something; recorded before anything is done for it. */
        REQUESTED,
        /** A request was accepted, or joined to another; or the answer to findings was planned. */
        DECIDED,
        /** A step is about to be attempted; recorded before anything is sent. */
        INTENDED,
        /** How an attempt at a step ended. */
        ENDED,
        /** A containment or campaign has come to its end. */
        CONCLUDED,
        /** A request or a write was refused: by authentication, by role, by protection, or because it cannot be carried out. */
        REFUSED,
        /** Somebody called something off. */
        CANCELLED,
        /** An approval was asked for, given, denied, or has expired. */
        APPROVAL,
        /** Cordon started with this configuration, or it was changed. */
        CONFIGURED,
        /** Somebody read a report or exported the trail. */
        READ,
        /** The stop switch was set or lifted. */
        STOPPED,
        /** An account was released. */
        RELEASED,
        /** An account was put on the list of flagged accounts, or taken off it. */
        FLAGGED,
        /** A scheduled search ran. */
        SWEPT,
        /** A contained account was looked at again. */
        WATCHED,
        /** Records older than the retention were removed. */
        PURGED;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Event {
        Objects.requireNonNull(kind, "kind");
        actor = inert(Objects.requireNonNull(actor, "actor"));
        tenant = tenant == null ? null : inert(tenant);
        SortedMap<String, String> own = new TreeMap<>();
        details.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a detail's name: " + name);
            }
            own.put(name, inert(value));
        });
        details = Collections.unmodifiableSortedMap(own);
    }

    /** An event without particulars. */
    public static Event of(Kind kind, String actor) {
        return new Event(kind, actor, null, null, Collections.emptySortedMap());
    }

    /** The same in this tenant. */
    public Event in(String tenant) {
        return new Event(kind, actor, tenant, containment, details);
    }

    /** The same about this containment or campaign. */
    public Event about(UUID containment) {
        return new Event(kind, actor, tenant, containment, details);
    }

    /** The same with one detail more; nothing is added for {@code null}. */
    public Event with(String name, Object value) {
        if (value == null) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new Event(kind, actor, tenant, containment, more);
    }

    /** Control characters, line separators, bidirectional marks and halves of surrogate pairs are shown as U+FFFD; long text is cut. */
    private static String inert(String text) {
        StringBuilder inert = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints().limit(LONGEST).forEach(c -> inert.appendCodePoint(isActive(c) ? '\ufffd' : c));
        return inert.toString();
    }

    private static boolean isActive(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
