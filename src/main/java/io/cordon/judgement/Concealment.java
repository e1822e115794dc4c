package io.cordon.judgement;

/** How well a rule keeps mail from its owner's eyes, the least first. */
enum Concealment {
    NONE,
    /** Moved where an honest rule files mail. */
    FILED,
    /** Moved aside and marked as read, or moved aside as a whole. */
    QUIET,
    JUNKED,
    DELETED,
    /** Gone at once, or in a folder nobody reads. */
    DEEP;

    boolean isAtLeast(Concealment other) {
        return compareTo(other) >= 0;
    }

    static Concealment of(Rule rule, Place place, boolean fits) {
        if (rule.permanentDelete()) {
            return DEEP;
        }
        Concealment moved = place == null ? NONE : byPlace(rule, place, fits);
        return rule.delete() && !moved.isAtLeast(DELETED) ? DELETED : moved;
    }

    private static Concealment byPlace(Rule rule, Place place, boolean fits) {
        return switch (place.kind()) {
            case INBOX -> NONE;
            case JUNK -> fits ? FILED : JUNKED;
            case DELETED -> DELETED;
            case HIDING, NAMELESS -> fits ? FILED : DEEP;
            case ORDINARY, ARCHIVE, UNKNOWN -> rule.markAsRead() && !fits ? QUIET : FILED;
        };
    }
}
