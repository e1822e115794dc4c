package io.cordon.judgement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many terms looked for at once: what a text costs grows with its words, not with the number of terms. */
final class Terms {
    private final Map<String, List<Term>> whole = new HashMap<>();
    private final Map<String, List<Term>> stems = new HashMap<>();
    private final Map<String, List<Term>> endings = new HashMap<>();
    private final List<Term> unspaced = new ArrayList<>();
    private int longest;

    Terms(Collection<Term> terms) {
        for (Term term : terms) {
            if (term.isUnspaced()) {
                unspaced.add(term);
            } else if (!term.words().isEmpty()) {
                String first = term.words().getFirst();
                String bare = first.replace("*", "");
                longest = Math.max(longest, bare.length());
                Map<String, List<Term>> index = first.startsWith("*") ? endings : first.endsWith("*") ? stems : whole;
                index.computeIfAbsent(bare, _ -> new ArrayList<>()).add(term);
            }
        }
    }

    /** Which terms {@code text} contains; marks in {@code covered} which of its words they are. */
    Set<Term> in(Words text, boolean[] covered) {
        Set<Term> found = new LinkedHashSet<>();
        for (int at = 0; at < text.words().size(); at++) {
            String word = text.words().get(at);
            mark(whole.get(word), at, text, covered, found);
            for (int length = 1; length <= Math.min(longest, word.length()); length++) {
                mark(stems.get(word.substring(0, length)), at, text, covered, found);
                mark(endings.get(word.substring(word.length() - length)), at, text, covered, found);
            }
        }
        if (text.unspaced()) {
            String closed = text.plain().replace(" ", "");
            unspaced.stream().filter(term -> term.isIn(closed)).forEach(found::add);
        }
        return found;
    }

    private static void mark(List<Term> terms, int at, Words text, boolean[] covered, Set<Term> found) {
        if (terms != null) {
            for (Term term : terms) {
                if (term.standsAt(at, text.words(), covered)) {
                    found.add(term);
                }
            }
        }
    }
}
