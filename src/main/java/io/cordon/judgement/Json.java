package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what an object must have, or says what is wrong with it. */
final class Json {
    private static final List<String> IDENTITIES = List.of(
            "ProxyAddressString",
            "SmtpAddress",
            "PrimarySmtpAddress",
            "AddressString",
            "Address",
            "RawIdentity",
            "DistinguishedName",
            "DisplayName",
            "Name",
            "Value");

    private Json() {}

    static void object(JsonNode node, String what) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("Not " + what + ": no JSON object");
        }
    }

    /** Whether a property is as good as absent: absent, null, false, empty. */
    static boolean blank(JsonNode value) {
        return value == null
                || value.isMissingNode()
                || value.isNull()
                || (value.isBoolean() && !value.booleanValue())
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual()
                        && (value.textValue().isEmpty() || value.textValue().equalsIgnoreCase("false")));
    }

    /** A text; what a serialised PowerShell object calls itself; {@code null} if there is none. */
    static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? null : text(value).orElseThrow(() -> no(name, "text"));
    }

    /** A truth, also as exports through text write it. */
    static boolean flag(JsonNode object, String name, boolean otherwise) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        String written = value.asText("").strip().toLowerCase(Locale.ROOT);
        return switch (written) {
            case "true" -> true;
            case "false" -> false;
            case "" -> {
                if (!value.isTextual()) {
                    throw no(name, "true or false");
                }
                yield otherwise;
            }
            default -> throw no(name, "true or false");
        };
    }

    /** Whether a property is there and says so; whatever else it is, it does not say so. */
    static boolean says(JsonNode object, String name) {
        return object.path(name).asText("").strip().equalsIgnoreCase("true");
    }

    /** A text, or a list of texts. */
    static List<String> texts(JsonNode value, String name) {
        if (!value.isArray()) {
            return List.of(text(value).orElseThrow(() -> no(name, "text or a list")));
        }
        return elements(value).stream()
                .filter(element -> !element.isNull())
                .map(element -> text(element).orElseThrow(() -> no(name, "a list of texts")))
                .toList();
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Exports write an address or a folder as text, or as the object that PowerShell had; of that, the part that tells most. */
    private static Optional<String> text(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        return IDENTITIES.stream()
                .map(value::path)
                .filter(part -> part.isTextual() && !part.textValue().isBlank())
                .map(JsonNode::textValue)
                .findFirst();
    }

    private static IllegalArgumentException no(String name, String what) {
        return new IllegalArgumentException(name + " is not " + what);
    }
}
