package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cordon.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an intruder can do to a rule without changing what it does never clears it. */
class DisguiseTest {
    private static final Set<String> NAMES = Set.of("displayName", "Name");
    private static final Set<String> CONDITIONS = Set.of(
            "senderContains",
            "subjectContains",
            "bodyContains",
            "bodyOrSubjectContains",
            "headerContains",
            "SubjectContainsWords",
            "BodyContainsWords",
            "SubjectOrBodyContainsWords",
            "FromAddressContainsWords",
            "HeaderContainsWords");

    static Stream<Arguments> hostileRulesInEveryDisguise() {
        Map<String, UnaryOperator<ObjectNode>> disguises = Map.of(
                "renamed", rule -> texts(rule, NAMES, _ -> "Archives du service"),
                "in capitals", rule -> texts(rule, CONDITIONS, text -> text.toUpperCase(Locale.ROOT)),
                "in small letters", rule -> texts(rule, CONDITIONS, text -> text.toLowerCase(Locale.ROOT)),
                "with invisible characters", rule -> texts(rule, CONDITIONS, DisguiseTest::withInvisible),
                "in another order", DisguiseTest::reversed,
                "with a further condition", DisguiseTest::withCondition);
        return Corpus.all()
                .filter(one -> one.expected() == Severity.MALICIOUS)
                .filter(one -> one.kind().equals("messageRule") || one.kind().equals("inboxRuleHidden"))
                .flatMap(one -> disguises.entrySet().stream()
                        .filter(disguise -> !disguise.getKey().equals("renamed") || !onlyItsNameTells(one))
                        .map(disguise -> Arguments.of(
                                one.id(),
                                disguise.getKey(),
                                with(one, disguise.getValue().apply((ObjectNode) one.object())))));
    }

    /** Where the name itself is the one grave sign, another name is another rule. */
    private static boolean onlyItsNameTells(Corpus.Case one) {
        Map<String, String> most = Signs.all().stream().collect(Collectors.toMap(Signs.Listed::id, Signs.Listed::most));
        return one.judged().signs().stream()
                .allMatch(sign -> sign.startsWith("name.") || most.get(sign).equals("WEAK"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("hostileRulesInEveryDisguise")
    void noDisguiseClearsARule(String id, String disguise, JsonNode line) {
        Judgement judgement = Assessment.of(line).judgement();

        assertThat(judgement.severity())
                .as("%s %s: %s", id, disguise, line.path("object"))
                .isNotEqualTo(Severity.NOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "hopital.example, mail.hopital.example",
        "hopital.example, a.b.c.d.hopital.example",
        "hopital.example, HOPITAL.EXAMPLE",
        "hopital.example, hopital.example.",
        "xn--hpital-ixa.example, hôpital.example",
        "hôpital.example, service.xn--hpital-ixa.example",
        "clinic.co.uk, ward.clinic.co.uk",
        "hopital.onmicrosoft.com, hopital.mail.onmicrosoft.com"
    })
    void anAcceptedDomainAndWhatIsBelowItIsNeverOutside(String accepted, String domain) {
        ObjectNode line = Corpus.JSON.createObjectNode().put("kind", "messageRule");
        line.putObject("tenant").putArray("acceptedDomains").add(accepted);
        ObjectNode rule = line.putObject("object").put("displayName", "Relais");
        rule.putObject("conditions");
        rule.putObject("actions")
                .putArray("redirectTo")
                .addObject()
                .putObject("emailAddress")
                .put("address", "secretariat@" + domain);

        assertThat(Assessment.of(line).judgement().severity()).isEqualTo(Severity.NOTE);
    }

    private static JsonNode with(Corpus.Case one, ObjectNode object) {
        ObjectNode line = one.line().deepCopy();
        line.set("object", object);
        return line;
    }

    private static ObjectNode texts(ObjectNode object, Set<String> properties, UnaryOperator<String> change) {
        ObjectNode copy = object.deepCopy();
        copy.properties().forEach(property -> {
            if (property.getValue() instanceof ObjectNode part) {
                property.setValue(texts(part, properties, change));
            } else if (properties.contains(property.getKey())) {
                property.setValue(changed(property.getValue(), change));
            }
        });
        return copy;
    }

    private static JsonNode changed(JsonNode value, UnaryOperator<String> change) {
        if (value instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode();
            list.forEach(item -> copy.add(changed(item, change)));
            return copy;
        }
        return value.isTextual() ? TextNode.valueOf(change.apply(value.textValue())) : value;
    }

    private static String withInvisible(String text) {
        return text.codePoints()
                .collect(StringBuilder::new, (all, c) -> all.appendCodePoint(c).append('\u200b'), StringBuilder::append)
                .toString();
    }

    private static ObjectNode reversed(ObjectNode object) {
        ObjectNode copy = object.objectNode();
        List<Map.Entry<String, JsonNode>> properties = new ArrayList<>(object.properties());
        Collections.reverse(properties);
        properties.forEach(property -> copy.set(property.getKey(), reversed(property.getValue())));
        return copy;
    }

    private static JsonNode reversed(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> reversed(object);
            case ArrayNode list -> {
                List<JsonNode> items = new ArrayList<>();
                list.forEach(items::add);
                Collections.reverse(items);
                yield list.arrayNode().addAll(items);
            }
            default -> node;
        };
    }

    /** One that any mail meets. */
    private static ObjectNode withCondition(ObjectNode rule) {
        ObjectNode copy = rule.deepCopy();
        if (copy.has("Name")) {
            copy.put("WithSensitivity", "Normal");
        } else {
            copy.withObjectProperty("conditions").put("sensitivity", "normal");
        }
        return copy;
    }
}
