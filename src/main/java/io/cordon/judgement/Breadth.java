package io.cordon.judgement;

import io.cordon.judgement.Condition.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much mail a rule's conditions let through. Asks of each condition whether an ordinary mail could fail it. Sources: Elastic on obfuscated
 * rules (NUL, tiny sizes), bitpusher2k/M365IRScripts, Permiso on obfuscated inbox rules.
 *
 * @param empty the condition that lets everything through although it looks like one, {@code null} if there is none
 */
record Breadth(Kind kind, Condition empty, String value) {
    enum Kind {
        /** No condition at all. */
        UNCONDITIONAL,
        /** Only conditions that ask for nothing, although they look like conditions. */
        PRETENDED,
        /** Nearly all mail a person gets: sent to the owner. */
        OWNERS_MAIL,
        /** Conditions that we cannot read, so perhaps everything. */
        UNREAD,
        SOME;

        boolean everything() {
            return this == UNCONDITIONAL || this == PRETENDED;
        }
    }

    /** Whether the condition that asks for nothing may be honest all the same: a date, a size, an importance. */
    boolean plausible() {
        return empty != null && !empty.ofWords() && !empty.ofSender() && empty.field() != Field.RECIPIENT_WORDS;
    }

    private static final long SMALLEST_MAIL = 3 * 1024;
    private static final long LARGEST_MAIL = 20 * 1024 * 1024;
    private static final Set<String> OWNERS = Set.of("sentToMe", "sentToOrCcMe", "sentOnlyToMe");
    private static final Set<String> NEARLY_ALWAYS = Set.of("importance=normal", "sensitivity=normal");
    private static final Set<String> ANSWERS = Set.of(
            "re", "aw", "antw", "sv", "rv", "ref", "res", "odp", "r", "fw", "fwd", "wg", "tr", "i", "enc", "doorst",
            "pd");
    private static final int SHORTEST_NAME = 3;
    private static final Pattern TOP_LEVEL = Pattern.compile("\\.?(com|net|org)");
    private static final Pattern FAR_FUTURE = Pattern.compile(".*\\b(20[5-9][0-9]|2[1-9][0-9]{2}|[3-9][0-9]{3})\\b.*");

    static Breadth of(Rule rule, Context context) {
        if (rule.conditions().isEmpty()) {
            return new Breadth(Kind.UNCONDITIONAL, null, null);
        }
        Breadth broadest = null;
        boolean unread = false;
        boolean owners = false;
        for (Condition condition : rule.conditions()) {
            String empty = asksNothing(condition, context);
            if (empty != null) {
                broadest = new Breadth(Kind.PRETENDED, condition, empty);
            } else if (condition.field() == Field.UNKNOWN) {
                unread = true;
            } else if (ofOwner(condition, context)) {
                owners = true;
            } else {
                return new Breadth(Kind.SOME, null, null);
            }
        }
        if (unread) {
            return new Breadth(Kind.UNREAD, null, null);
        }
        return owners ? new Breadth(Kind.OWNERS_MAIL, rule.conditions().getFirst(), null) : broadest;
    }

    /** The value that any mail satisfies, {@code null} if there is none. */
    private static String asksNothing(Condition condition, Context context) {
        List<String> values = condition.values();
        return switch (condition.field()) {
            case SUBJECT, BODY, SUBJECT_OR_BODY, HEADER -> {
                boolean inBody = condition.field() == Field.BODY || condition.field() == Field.SUBJECT_OR_BODY;
                yield values.stream()
                        .filter(value -> inEveryText(value, inBody))
                        .findFirst()
                        .orElse(null);
            }
            case SENDER_WORDS, RECIPIENT_WORDS ->
                values.stream()
                        .filter(value -> inEveryAddress(value, context))
                        .findFirst()
                        .orElse(null);
            case FROM, SENT_TO ->
                values.stream()
                        .filter(value -> Spelling.visible(value).isEmpty())
                        .findFirst()
                        .orElse(null);
            case TRAIT ->
                values.stream().filter(NEARLY_ALWAYS::contains).findFirst().orElse(null);
            case SIZE ->
                anySize(Long.parseLong(values.get(0)), Long.parseLong(values.get(1))) ? values.get(0) + " B" : null;
            case AFTER -> values.isEmpty() ? null : values.getFirst();
            case BEFORE ->
                values.stream()
                        .filter(value -> FAR_FUTURE.matcher(value).matches())
                        .findFirst()
                        .orElse(null);
            case UNKNOWN -> null;
        };
    }

    private static boolean inEveryText(String value, boolean inBody) {
        String plain = Spelling.plain(value);
        boolean oneLetter = plain.codePointCount(0, plain.length()) <= 1 && !Words.unspaced(plain);
        return oneLetter || speaksOnlyOf(Topic.GENERAL, value) || (inBody && speaksOnlyOf(Topic.GREETING, value));
    }

    private static boolean speaksOnlyOf(Topic topic, String value) {
        Topic.Mention mention = topic.in(value);
        return mention != null && mention.alone() && !(Words.unspaced(value) && value.length() > 2);
    }

    private static boolean inEveryAddress(String value, Context context) {
        String plain = Spelling.plain(value);
        return plain.codePointCount(0, plain.length()) <= 1
                || plain.codePoints().noneMatch(Character::isLetterOrDigit)
                || TOP_LEVEL.matcher(plain).matches()
                || context.acceptedDomains().stream()
                        .anyMatch(own -> plain.equals("." + Domains.suffix(Address.ascii(own))));
    }

    private static boolean anySize(long smallest, long largest) {
        return smallest <= SMALLEST_MAIL && (largest < 0 || largest >= LARGEST_MAIL);
    }

    /** Whether nearly all mail that a person gets meets it. */
    static boolean ofOwner(Condition condition, Context context) {
        return switch (condition.field()) {
            case TRAIT -> condition.values().stream().anyMatch(OWNERS::contains);
            case SUBJECT -> condition.values().stream().anyMatch(Breadth::anyAnswer);
            case SUBJECT_OR_BODY ->
                condition.values().stream().anyMatch(value -> anyAnswer(value) || greets(value, context));
            case BODY ->
                condition.values().stream()
                        .anyMatch(value -> namesOwner(value, condition.field(), context) || greets(value, context));
            case SENT_TO, RECIPIENT_WORDS, HEADER ->
                condition.values().stream().anyMatch(value -> namesOwner(value, condition.field(), context));
            default -> false;
        };
    }

    /** Whether it asks only for what mail programs put before the subject of any answer. */
    private static boolean anyAnswer(String value) {
        String plain = Spelling.plain(value);
        return plain.endsWith(":")
                && ANSWERS.contains(plain.substring(0, plain.length() - 1).strip());
    }

    /** Whether it is the owner's name or a part of it, with which most mail greets. */
    private static boolean greets(String value, Context context) {
        if (context.owner() == null || context.owner().displayName() == null) {
            return false;
        }
        List<String> words = Words.of(value).words();
        return !words.isEmpty()
                && words.stream().allMatch(word -> word.length() >= SHORTEST_NAME)
                && Words.of(context.owner().displayName()).words().containsAll(words);
    }

    /** Whether every mail to the owner has {@code value}: the own address, the own domain, among recipients also a part of the address. */
    private static boolean namesOwner(String value, Field field, Context context) {
        String plain = Spelling.plain(value).replaceFirst("^(smtp:|@)", "");
        boolean ownDomain =
                context.acceptedDomains().stream().map(Address::ascii).anyMatch(plain::equals);
        boolean ownAddress = context.owner() != null
                && (context.owner().isCalled(plain)
                        || (field == Field.RECIPIENT_WORDS
                                && !plain.isEmpty()
                                && Spelling.plain(context.owner().userPrincipalName())
                                        .contains(plain)));
        return ownDomain || ownAddress;
    }
}
