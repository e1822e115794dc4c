package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Severity;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator can change about the judgement, and what is refused. */
class TuningTest {
    private static final String HIDES_INVOICES = """
            {"kind": "messageRule",
             "object": {"displayName": "Comptes", "conditions": {"subjectContains": ["facture"]}, "actions": {"delete": true}}}""";
    private static final String HIDES_OWN_WORD = """
            {"kind": "messageRule",
             "object": {"displayName": "Comptes", "conditions": {"subjectContains": ["mandatement"]}, "actions": {"delete": true}}}""";

    @Test
    void asItComesItRemovesWhatHidesInvoices() throws Exception {
        assertThat(judged(HIDES_INVOICES, Map.of()).severity()).isEqualTo(Severity.MALICIOUS);
        assertThat(judged(HIDES_INVOICES, Map.of()).signs()).contains("topic.finance");
        assertThat(judged(HIDES_OWN_WORD, Map.of()).severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void aSignCanBeMadeWeaker() throws Exception {
        assertThat(judged(HIDES_INVOICES, Map.of("cordon.judgement.signs.\"topic.finance\"", "medium"))
                        .severity())
                .isEqualTo(Severity.SUSPICIOUS);
        assertThat(judged(HIDES_INVOICES, Map.of("cordon.judgement.signs.\"topic.finance\"", "noted"))
                        .severity())
                .isEqualTo(Severity.NOTE);
    }

    @Test
    void wordsOfTheOrganisationsOwnCount() throws Exception {
        assertThat(judged(HIDES_OWN_WORD, Map.of("cordon.judgement.words.finance", "mandatement*, bordereau"))
                        .severity())
                .isEqualTo(Severity.MALICIOUS);
    }

    @Test
    void thresholdsCanBeRaised() throws Exception {
        assertThat(judged(HIDES_INVOICES, Map.of("cordon.judgement.malicious-from", "5"))
                        .severity())
                .isEqualTo(Severity.SUSPICIOUS);
    }

    @Test
    void whatDoesNotExistIsRefusedByName() {
        assertThatThrownBy(() -> tuning(Map.of("cordon.judgement.signs.\"topic.finances\"", "weak")))
                .hasMessageContaining("cordon.judgement.signs.topic.finances")
                .hasMessageContaining("topic.finance");
        assertThatThrownBy(() -> tuning(Map.of("cordon.judgement.signs.\"topic.finance\"", "feeble")))
                .hasMessageContaining("cordon.judgement.signs.topic.finance");
        assertThatThrownBy(() -> tuning(Map.of("cordon.judgement.words.money", "argent")))
                .hasMessageContaining("cordon.judgement.words.money");
        assertThatThrownBy(() -> tuning(Map.of("cordon.judgement.suspicious-from", "4")))
                .hasMessageContaining("cordon.judgement.suspicious-from");
    }

    private static Judgement judged(String line, Map<String, String> properties) throws Exception {
        JsonNode node = Corpus.JSON.readTree(line);
        return Assessment.of(node, tuning(properties)).judgement();
    }

    private static Tuning tuning(Map<String, String> properties) {
        return Tuning.of(new SmallRyeConfigBuilder()
                .withMapping(JudgementConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(JudgementConfig.class));
    }
}
