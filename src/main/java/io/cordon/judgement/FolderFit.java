package io.cordon.judgement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether mail belongs into the folder a rule moves it to. Source: Microsoft alert grading guide, "does the folder relate to the keyword". */
final class FolderFit {
    private static final Map<String, Terms> BELONGS = WordList.of("folder-fits").entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> new Terms(entry.getValue().stream().map(Term::of).toList())));
    private static final Terms NOTHING = new Terms(List.of());
    private static final Set<Topic> TOPICS =
            Set.of(Topic.FINANCE, Topic.PAYROLL, Topic.SECURITY, Topic.ACCOUNT, Topic.BOUNCE);
    private static final int SHORTEST_WORD = 3;
    private static final int STEM = 5;

    private FolderFit() {}

    static boolean of(Rule rule, Place place, boolean bulk) {
        List<String> values = rule.values(condition -> condition.ofWords()
                        || condition.ofSender()
                        || condition.field() == Condition.Field.RECIPIENT_WORDS
                        || condition.field() == Condition.Field.SENT_TO)
                .toList();
        if (place.kind() == Place.Kind.NAMELESS) {
            return false;
        }
        if (place.known() == null) {
            return place.name() != null && named(place.name(), values);
        }
        if (place.known().equals("calendar") && (rule.wants("isMeetingRequest") || rule.wants("isMeetingResponse"))) {
            return true;
        }
        Terms terms = BELONGS.getOrDefault(place.known(), NOTHING);
        return (bulk
                        && (place.known().equals("rss")
                                || place.kind() == Place.Kind.ARCHIVE
                                || place.kind() == Place.Kind.JUNK))
                || conjunctFits(rule, terms);
    }

    /** Whether some condition asks only for mail that belongs there. */
    private static boolean conjunctFits(Rule rule, Terms terms) {
        return rule.conditions().stream()
                .filter(condition -> condition.ofWords() || condition.ofSender())
                .anyMatch(condition -> !condition.values().isEmpty()
                        && condition.values().stream().allMatch(value -> speaks(value, terms)));
    }

    private static boolean speaks(String value, Terms terms) {
        Words words = Words.of(value);
        return terms.in(words, new boolean[words.words().size()]).stream()
                .anyMatch(term -> !term.doubtful() || words.words().size() == 1);
    }

    private static boolean named(String folder, List<String> values) {
        for (Topic topic : TOPICS) {
            if (topic.in(folder) != null && values.stream().anyMatch(value -> topic.in(value) != null)) {
                return true;
            }
        }
        List<String> words = Words.of(folder).words().stream()
                .filter(word -> word.length() >= SHORTEST_WORD || Words.unspaced(word))
                .toList();
        return values.stream()
                .map(Spelling::plain)
                .anyMatch(value -> words.stream()
                        .anyMatch(word -> value.replaceAll("[-_. ]", "").contains(word)
                                || Words.ofPlain(value).words().stream().anyMatch(other -> sameStem(word, other))));
    }

    private static boolean sameStem(String word, String other) {
        return word.length() >= STEM && other.length() >= STEM && word.startsWith(other.substring(0, STEM));
    }
}
