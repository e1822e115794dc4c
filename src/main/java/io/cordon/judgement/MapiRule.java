package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a rule's message in the mailbox says that neither Graph nor Exchange shows, if somebody read it with a MAPI tool: its name and provider,
 * and what a client would do. Exporters name the properties after MAPI's tags ({@code PR_RULE_MSG_NAME}, {@code PR_RULE_MSG_PROVIDER}); their
 * further form is not documented, so it is read loosely.
 */
record MapiRule(JsonNode properties) {
    private static final Pattern PROGRAM =
            Pattern.compile("(?i)[^\\s\"']{1,300}\\.(exe|ps1|vbs|vbe|js|hta|bat|cmd|dll|scr|lnk|wsf|application)\\b");
    private static final Pattern START = Pattern.compile("(?i)start[ _-]?(application|program)|run[ _-]?script");
    private static final String DELEGATES = "schedule+ ems interface";
    private static final int DEPTH = 4;

    /** Whether the rule was stripped of its name or provider, as tools do that hide it. */
    boolean nameless(String shown) {
        return Spelling.visible(shown).isEmpty() || blank("NAME") || blank("PROVIDER");
    }

    /** Whether Outlook made it to send meeting requests to a delegate. */
    boolean ofDelegates() {
        return property("PROVIDER")
                .map(provider -> provider.toLowerCase(Locale.ROOT).contains(DELEGATES))
                .orElse(false);
    }

    /** What it would have a client start. */
    Optional<String> program() {
        return texts(properties, DEPTH)
                .filter(text ->
                        PROGRAM.matcher(text).find() || START.matcher(text).find())
                .findFirst();
    }

    private boolean blank(String name) {
        return property(name).map(text -> Spelling.visible(text).isEmpty()).orElse(false);
    }

    private Optional<String> property(String name) {
        return properties.properties().stream()
                .filter(property -> property.getKey().toUpperCase(Locale.ROOT).endsWith(name))
                .map(property -> property.getValue().asText(""))
                .findFirst();
    }

    private static Stream<String> texts(JsonNode node, int depth) {
        if (node.isTextual()) {
            return Stream.of(node.textValue());
        }
        if (depth == 0 || !node.isContainerNode()) {
            return Stream.empty();
        }
        Stream<String> names =
                node.isObject() ? node.properties().stream().map(java.util.Map.Entry::getKey) : Stream.empty();
        return Stream.concat(names, Json.elements(node).stream().flatMap(child -> texts(child, depth - 1)));
    }
}
