package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what an object must have, or says what is wrong with it. */
final class Json {
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
                || (value.isTextual() && value.textValue().isEmpty());
    }

    static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is not text");
        }
        return value.textValue();
    }

    static boolean flag(JsonNode object, String name, boolean otherwise) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A text, or a list of texts. */
    static List<String> texts(JsonNode value, String name) {
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        if (!value.isArray()) {
            throw new IllegalArgumentException(name + " is not a list");
        }
        return elements(value).stream()
                .map(element -> {
                    if (!element.isTextual()) {
                        throw new IllegalArgumentException(name + " holds something that is not text");
                    }
                    return element.textValue();
                })
                .toList();
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
