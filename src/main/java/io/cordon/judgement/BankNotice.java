package io.cordon.judgement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says about a bank account, sentence by sentence. "Has not changed" is what careful accounts departments write, so a change that is
 * denied is none. Source: FBI PIN 20201125-001.
 *
 * @param account whether it gives a number to pay to
 * @param abroad whether that is in another country than the owner's
 * @param announced whether it says that the account, or another way to pay, is a new one
 */
record BankNotice(boolean account, boolean abroad, boolean announced) {
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b");
    private static final Pattern NUMBER = Pattern.compile(
            "(?:sort code|routing|\\baba\\b|\\bbsb\\b|clabe|\\bnrb\\b|rachunk\\w{0,4}|konto\\w{0,8}|account (?:no|number)|compte|cuenta|conta|rekening\\w{0,8}|口座|普通|当座)[^0-9]{0,30}[0-9][0-9 -]{5,}");
    private static final Pattern SENTENCES = Pattern.compile("[.!?](?=\\s)|[。！？\\n]");
    private static final Set<String> NOT = Set.of(
            "not", "never", "pas", "jamais", "aucun", "aucune", "nicht", "nie", "niemals", "kein", "keine", "keinen",
            "no", "nunca", "non", "mai", "niet", "nooit", "geen", "nao", "nigdy");
    private static final Set<String> NOT_IN_JAPANESE = Set.of("ません", "ない", "おらず");
    /** How many words before and after a change may deny it. */
    private static final int BEFORE = 4;

    private static final int AFTER = 2;

    /** @param country the owner's, in two capitals; empty if it is not known */
    static BankNotice of(String text, String country, Map<String, Terms> speech) {
        Matcher iban = IBAN.matcher(text);
        boolean ofIban = iban.find();
        boolean abroad = ofIban && !country.isEmpty() && !iban.group().startsWith(country);
        List<Sentence> sentences = Arrays.stream(SENTENCES.split(text))
                .filter(sentence -> !sentence.isBlank())
                .map(sentence -> Sentence.of(sentence, speech))
                .toList();
        boolean announced = false;
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            boolean numberBeside = (i > 0 && sentences.get(i - 1).number())
                    || (i + 1 < sentences.size() && sentences.get(i + 1).number());
            announced |=
                    sentence.changes() && (sentence.bank() || sentence.number() || (sentence.money() && numberBeside));
        }
        return new BankNotice(ofIban || sentences.stream().anyMatch(Sentence::number), abroad, announced);
    }

    private record Sentence(boolean changes, boolean bank, boolean money, boolean number) {
        static Sentence of(String text, Map<String, Terms> speech) {
            Words words = Words.of(text);
            boolean bank = !speech.get("bank")
                    .in(words, new boolean[words.words().size()])
                    .isEmpty();
            boolean number =
                    IBAN.matcher(text).find() || NUMBER.matcher(words.plain()).find();
            boolean money = bank || Topic.FINANCE.mentioned(words);
            return new Sentence(changes(words, speech.get("changed")), bank, money, number);
        }

        private static boolean changes(Words words, Terms changed) {
            boolean[] covered = new boolean[words.words().size()];
            if (changed.in(words, covered).isEmpty()) {
                return false;
            }
            if (words.unspaced()) {
                return NOT_IN_JAPANESE.stream().noneMatch(words.plain()::contains);
            }
            for (int i = 0; i < covered.length; i++) {
                if (covered[i] && !denied(words.words(), covered, i)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean denied(List<String> words, boolean[] covered, int at) {
            for (int i = Math.max(0, at - BEFORE); i < Math.min(words.size(), at + AFTER + 1); i++) {
                if (!covered[i] && NOT.contains(words.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }
}
