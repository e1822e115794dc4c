package io.cordon.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.model.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleViewsTest {
    private static final JsonNode GRAPH =
            json("{'id':'AQAAAJ5dZp8=','displayName':'From partner','sequence':2,'actions':{'delete':true}}");
    private static final JsonNode SAME_IN_EXCHANGE = json(
            "{'Identity':'box\\\\11485970832841244673','RuleIdentity':11485970832841244673,'Name':'From partner','Priority':2}");
    private static final JsonNode HIDDEN =
            json("{'Identity':'box\\\\721857812023476225','RuleIdentity':721857812023476225,'Name':'','Priority':1}");

    @Test
    void theGraphIdIsTheRuleIdentityLeastByteFirst() {
        assertThat(RuleViews.graphId(SAME_IN_EXCHANGE)).isEqualTo("AQAAAJ5dZp8=");
    }

    @Test
    void aRuleInBothViewsIsOneRule() {
        RuleViews views = RuleViews.of(Optional.of(List.of(GRAPH)), Optional.of(List.of(SAME_IN_EXCHANGE)));
        assertThat(views.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.visibility()).isEqualTo(RuleViews.Visibility.VISIBLE);
            assertThat(rule.exchange()).isNotNull();
            assertThat(rule.artifact().kind()).isEqualTo(Target.Kind.INBOX_RULE);
        });
    }

    @Test
    void aRuleThatOnlyExchangeShowsIsHidden() {
        RuleViews views = RuleViews.of(Optional.of(List.of(GRAPH)), Optional.of(List.of(SAME_IN_EXCHANGE, HIDDEN)));
        assertThat(views.rules().stream().filter(rule -> rule.visibility() == RuleViews.Visibility.HIDDEN))
                .singleElement()
                .satisfies(rule -> assertThat(rule.artifact())
                        .isEqualTo(new Target.Artifact(Target.Kind.HIDDEN_INBOX_RULE, "box\\721857812023476225", "")));
    }

    @Test
    void nothingIsCalledHiddenWhenGraphCouldNotBeRead() {
        RuleViews views = RuleViews.of(Optional.empty(), Optional.of(List.of(HIDDEN)));
        assertThat(views.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.visibility()).isEqualTo(RuleViews.Visibility.UNKNOWN));
    }

    @Test
    void nameAndOrderDecideWhereIdsFitNoRuleAtAll() {
        JsonNode otherId =
                json("{'id':'someOtherForm','displayName':'From partner','sequence':2,'actions':{'delete':true}}");
        RuleViews views = RuleViews.of(Optional.of(List.of(otherId)), Optional.of(List.of(SAME_IN_EXCHANGE, HIDDEN)));
        assertThat(views.rules()).hasSize(2);
        assertThat(views.rules().stream().filter(rule -> rule.visibility() == RuleViews.Visibility.HIDDEN))
                .hasSize(1);
    }

    @Test
    void aRuleThatGraphReturnsEmptyHandedIsJudgedOnExchangesView() {
        JsonNode bare = json("{'id':'AQAAAJ5dZp8=','displayName':'From partner','sequence':2}");
        RuleViews views = RuleViews.of(Optional.of(List.of(bare)), Optional.of(List.of(SAME_IN_EXCHANGE)));
        assertThat(views.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.judgedOnGraph()).isFalse());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
