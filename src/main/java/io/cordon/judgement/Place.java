package io.cordon.judgement;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What kind of folder mail is moved to. The well-known name decides; a name is looked at only where there is none, in nine languages.
 * Sources: Proofpoint, Elastic, Splunk and Microsoft's grading guide on folders that intruders move mail to.
 *
 * @param known Graph's well-known name, or {@code rss}, {@code notes}, {@code calendar}; {@code null} for a folder of the owner's own
 * @param name as shown, {@code null} if the folder could not be looked up
 */
record Place(Kind kind, String known, String name) {
    enum Kind {
        INBOX,
        /** A folder of the owner's own, or the archive: where honest rules file mail. */
        ORDINARY,
        ARCHIVE,
        JUNK,
        DELETED,
        /** A folder nobody reads. */
        HIDING,
        /** A folder without a readable name. */
        NAMELESS,
        UNKNOWN
    }

    private static final Map<String, Set<String>> NAMES = WordList.of("folders");
    private static final Set<String> FILING = Set.of("clutter", "searchfolders");

    static Place of(String idOrName, boolean byName, Context context) {
        Folder folder = context.folder(idOrName);
        if (folder == null && !byName) {
            String lower = idOrName.toLowerCase(Locale.ROOT);
            return NAMES.containsKey(lower) ? known(lower, idOrName) : new Place(Kind.UNKNOWN, null, null);
        }
        String name = folder == null || folder.displayName() == null ? (byName ? idOrName : "") : folder.displayName();
        if (folder != null && folder.wellKnownName() != null) {
            return known(folder.wellKnownName().toLowerCase(Locale.ROOT), name);
        }
        return folder != null && folder.displayName() == null ? new Place(Kind.UNKNOWN, null, null) : named(name);
    }

    /** For a sentence. */
    String quoted() {
        return name == null ? "?" : Spelling.quoted(name);
    }

    private static Place known(String known, String name) {
        return switch (known) {
            case "inbox" -> new Place(Kind.INBOX, known, name);
            case "archive" -> new Place(Kind.ARCHIVE, known, name);
            case "junkemail" -> new Place(Kind.JUNK, known, name);
            case "deleteditems" -> new Place(Kind.DELETED, known, name);
            default -> new Place(FILING.contains(known) ? Kind.ORDINARY : Kind.HIDING, known, name);
        };
    }

    private static Place named(String path) {
        String last = path.replaceFirst("^.*[\\\\/](?=.)", "");
        String plain = Spelling.plain(last);
        if (!Spelling.visible(last)
                .codePoints()
                .anyMatch(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL)) {
            return new Place(Kind.NAMELESS, null, path);
        }
        if (Words.of(path).words().contains("rss")) {
            return new Place(Kind.HIDING, "rss", path);
        }
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(plain))
                .findFirst()
                .map(entry -> known(entry.getKey(), path))
                .orElseGet(() -> new Place(Spelling.disguised(last) ? Kind.NAMELESS : Kind.ORDINARY, null, path));
    }
}
