package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxRulesTest {
    private static final Context NOTHING_KNOWN = new Context(Set.of(), Set.of(), Set.of(), null, Map.of(), Map.of());
    private static final Context KNOWN = new Context(
            Set.of("clinic.example"), Set.of(), Set.of(), null, Map.of("F", new Folder("RSS Feeds", null)), Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"rule\"",
                "{}",
                "{\"displayName\":\"x\"}",
                "{\"conditions\":[],\"actions\":{}}",
                "{\"conditions\":{\"subjectContains\":\"x\",\"fromAddresses\":5},\"actions\":{}}",
                "{\"conditions\":{},\"actions\":{\"delete\":\"yes\"}}",
                "{\"conditions\":{},\"actions\":{\"forwardTo\":[5]}}"
            })
    void refusesWhatIsNoRule(String json) {
        assertThatThrownBy(() -> InboxRules.ofGraph(json(json), KNOWN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNoExchangeRule() {
        assertThatThrownBy(() -> InboxRules.ofExchange(json("{\"Enabled\":true}"), false, KNOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheEvidenceInBothLanguages() {
        Judgement judgement = graph("{'subjectContains':['invoice']}", "{'moveToFolder':'F','markAsRead':true}", KNOWN);

        assertThat(judgement.severity()).isEqualTo(Severity.MALICIOUS);
        assertThat(judgement.reasons()).anySatisfy(reason -> {
            assertThat(reason.en()).contains("RSS Feeds");
            assertThat(reason.fr()).contains("RSS Feeds");
        });
        assertThat(judgement.reasons())
                .anySatisfy(reason -> assertThat(reason.en()).contains("invoice"));
    }

    @Test
    void isNotMoreConfidentWhenNothingIsKnown() {
        for (String address : List.of("someone@partner.test", "someone@gmail.com", "someone@other.onmicrosoft.com")) {
            String forward = "{'forwardTo':[{'emailAddress':{'address':'" + address + "'}}]}";

            assertThat(graph("{'subjectContains':['rota']}", forward, NOTHING_KNOWN)
                            .severity())
                    .as(address)
                    .isEqualTo(Severity.SUSPICIOUS);
        }
    }

    @Test
    void saysThatItDoesNotKnowAnAction() {
        Judgement alone = graph("{'subjectContains':['rota']}", "{'startApplication':'x'}", KNOWN);
        Judgement withAnother =
                graph("{'senderContains':['newsletter@']}", "{'startApplication':'x','delete':true}", KNOWN);

        assertThat(alone.severity()).isEqualTo(Severity.SUSPICIOUS);
        assertThat(withAnother.reasons())
                .anySatisfy(reason -> assertThat(reason.en()).contains("startApplication"));
    }

    @Test
    void doesNotTakeAnUnknownConditionForANarrowOne() {
        assertThat(graph("{'aiCategory':['x']}", "{'delete':true}", KNOWN).severity())
                .isEqualTo(Severity.SUSPICIOUS);
    }

    @Test
    void readsEmptyConditionsAsNone() {
        assertThat(graph("{'subjectContains':[],'hasAttachments':false,'importance':null}", "{'delete':true}", KNOWN)
                        .severity())
                .isEqualTo(Severity.MALICIOUS);
    }

    @Test
    void isNotFooledByTheNameOfASystemRule() {
        JsonNode imitation = json(
                "{'Name':'Junk E-mail Rule','MoveToFolder':'Junk Email','ForwardTo':['\\\"x\\\" [SMTP:x@evil.test]']}");

        assertThat(InboxRules.ofExchange(imitation, false, KNOWN).severity()).isEqualTo(Severity.MALICIOUS);
    }

    @Test
    void countsASwitchedOffRuleOneLevelLower() {
        JsonNode off = json("{'displayName':'x','isEnabled':false,'conditions':{},'actions':{'delete':true}}");

        Judgement judgement = InboxRules.ofGraph(off, KNOWN);

        assertThat(judgement.severity()).isEqualTo(Severity.SUSPICIOUS);
        assertThat(judgement.reasons())
                .anySatisfy(reason -> assertThat(reason.en()).contains("switched off"));
    }

    @Test
    void weakSignsAloneNeverMakeAFinding() {
        Seen weak = new Seen("a.sign", Strength.WEAK, new Text("weak", "faible"));

        assertThat(Weighing.of(List.of(weak, weak, weak, weak, weak), Tuning.NONE)
                        .severity())
                .isEqualTo(Severity.NOTE);
    }

    @Test
    void everySignHasAnIdOfItsOwnAndASource() {
        List<String> ids =
                RuleSigns.ALL.stream().flatMap(List::stream).map(Sign::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(RuleSigns.ALL.stream().flatMap(List::stream))
                .allSatisfy(sign -> assertThat(sign.source()).isNotBlank());
    }

    private static Judgement graph(String conditions, String actions, Context context) {
        return InboxRules.ofGraph(
                json("{'displayName':'Rule','isEnabled':true,'conditions':" + conditions + ",'actions':" + actions
                        + "}"),
                context);
    }

    private static JsonNode json(String text) {
        try {
            return Corpus.JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
