package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#cases")
    void judgesAsAResponderWould(Corpus.Case one) {
        assertThat(one.judged())
                .extracting(Judgement::severity)
                .as("%s%n%s", one, one.judged().reasons())
                .isEqualTo(one.expected());
    }

    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#cases")
    void givesAReasonInBothLanguagesForWhateverItReports(Corpus.Case one) {
        Judgement judgement = one.judged();
        if (judgement.severity() != Severity.NOTE) {
            assertThat(judgement.reasons()).isNotEmpty();
            assertThat(judgement.signs()).isNotEmpty();
        }
        judgement
                .reasons()
                .forEach(reason -> assertThat(reason.en()).isNotBlank().isNotEqualTo(reason.fr()));
    }

    @Test
    void removesNothingLegitimateAndMissesLittle() {
        holds("own corpus", Corpus.cases().toList());
    }

    /** Written by somebody who had not seen the judgement or the other corpus, from the public descriptions alone. */
    @Test
    void holdsForObjectsThatSomebodyElseWrote() {
        holds("independent corpus", Corpus.independent().toList());
    }

    /** Written from the public descriptions alone, before the judgement was looked at. */
    @Test
    void holdsForObjectsThatWereLabelledBlind() {
        List<Corpus.Case> cases = Corpus.blind().toList();

        assertThat(cases).hasSizeGreaterThanOrEqualTo(300);
        assertThat(cases).extracting(Corpus.Case::kind).containsAll(Assessment.KINDS);
        holds("blind corpus", cases);
    }

    /** What a rule deletes read is told by a phrase alone: puns and everyday words are left alone. */
    @Test
    void tellsPhrasesOfMoneyAndWarningFromEverydayOnes() {
        Scores scores = Scores.of(Corpus.words().toList());
        String line = scores.line("phrases");
        System.out.print(line);

        assertThat(scores.called(Severity.NOTE, Severity.MALICIOUS)).as(line).isZero();
        assertThat(scores.reported().f1()).as(line).isGreaterThanOrEqualTo(0.95);
    }

    private static void holds(String name, List<Corpus.Case> cases) {
        Scores all = Scores.of(cases);
        StringBuilder table = new StringBuilder(name).append('\n');
        cases.stream()
                .map(Corpus.Case::kind)
                .distinct()
                .sorted()
                .forEach(kind -> table.append(Scores.of(cases.stream()
                                .filter(one -> one.kind().equals(kind))
                                .toList())
                        .line(kind)));
        table.append(all.line("all"));
        System.out.println(table);

        assertThat(all.called(Severity.NOTE, Severity.MALICIOUS))
                .as(table.toString())
                .isZero();
        assertThat(all.removed().f1()).as(table.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(all.reported().f1()).as(table.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(all.pairs()).as(table.toString()).isGreaterThan(cases.size() / 3);
        assertThat((double) all.pairsToldApart() / all.pairs())
                .as(table.toString())
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theCorpusIsLargeEnough() {
        List<Corpus.Case> cases = Corpus.cases().toList();

        assertThat(cases).hasSizeGreaterThanOrEqualTo(300);
        assertThat(cases).extracting(Corpus.Case::kind).containsAll(Assessment.KINDS);
        assertThat(cases)
                .filteredOn(one -> one.expected() != Severity.NOTE)
                .allSatisfy(one -> assertThat(one.lookalike()).as(one.id()).isNotEmpty());
        assertThat(cases.stream()
                        .map(one -> one.line().at("/tenant/locale").asText("").replaceFirst("-.*", ""))
                        .distinct())
                .contains("en", "fr", "de", "es", "it", "nl", "pt", "pl", "ja");
    }
}
