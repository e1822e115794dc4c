package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Blanks what must never be written down: passwords and tokens. */
final class Redaction {
    private static final List<String> SECRETS =
            List.of("password", "newPassword", "access_token", "client_secret", "client_assertion");
    private static final String BLANK = "***";

    private Redaction() {}

    /** A copy without secrets. */
    static JsonNode of(JsonNode json) {
        JsonNode copy = json.deepCopy();
        blank(copy);
        return copy;
    }

    private static void blank(JsonNode node) {
        if (node instanceof ObjectNode object) {
            SECRETS.stream().filter(object::hasNonNull).forEach(name -> object.put(name, BLANK));
            object.forEach(Redaction::blank);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Redaction::blank);
        }
    }
}
