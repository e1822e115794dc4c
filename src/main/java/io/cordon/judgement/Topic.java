package io.cordon.judgement;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What mail can be about, as far as it matters here, with its words in nine languages. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by toList and never change
enum Topic {
    FINANCE,
    PAYROLL,
    SECURITY,
    ACCOUNT,
    BOUNCE,
    BULK,
    /** Words that hardly any mail lacks. */
    GENERAL,
    /** Words that hardly any mail's body lacks. */
    GREETING;

    private static final Map<String, Set<String>> COMPANIONS = WordList.of("companions");
    private static final Set<String> FUNCTION = COMPANIONS.get("function");
    private static final Set<String> OFFICE = COMPANIONS.get("office");
    private static final int WORDS_OF_A_NAME = 2;

    private final Terms terms = new Terms(WordList.of(name().toLowerCase(Locale.ROOT)).values().stream()
            .flatMap(Collection::stream)
            .distinct()
            .map(Term::of)
            .toList());

    /** How {@code text} speaks of this, or {@code null}. */
    Mention in(String text) {
        return in(text, Words.of(text));
    }

    /** Whether any of its words is there, be it an everyday word. */
    boolean mentioned(Words words) {
        return !terms.in(words, new boolean[words.words().size()]).isEmpty();
    }

    /** How {@code text}, which has these words, speaks of this, or {@code null}. */
    Mention in(String text, Words taken) {
        return in(text, taken, Tuning.NONE);
    }

    /** The same, with the operator's own words. */
    Mention in(String text, Words taken, Tuning tuning) {
        List<String> words = taken.words();
        boolean[] covered = new boolean[words.size()];
        Set<Term> found = terms.in(taken, covered);
        Terms own = tuning.words().get(this);
        if (own != null) {
            found.addAll(own.in(taken, covered));
        }
        if (found.isEmpty()) {
            return null;
        }
        List<String> rest = IntStream.range(0, covered.length)
                .filter(i -> !covered[i])
                .mapToObj(words::get)
                .filter(word -> !FUNCTION.contains(word) && !Words.unspaced(word))
                .toList();
        long others = rest.stream().filter(word -> !OFFICE.contains(word)).count();
        boolean certain = others == 0 || found.stream().anyMatch(term -> !term.doubtful());
        return new Mention(this, text, certain, rest.isEmpty(), others >= WORDS_OF_A_NAME);
    }

    /**
     * A text that speaks of a topic.
     *
     * @param certain {@code false} if only a word that is also an everyday word or part of a name does
     * @param alone whether it speaks of nothing else
     * @param inPassing whether most of it is about something else
     */
    record Mention(Topic topic, String text, boolean certain, boolean alone, boolean inPassing) {}
}
