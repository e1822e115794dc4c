package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * An inbox rule, kept once and shown twice: as Graph's messageRule and as the Exchange cmdlets' inbox rule. Conditions,
 * exceptions and actions are in Graph's words, null where there are none. A hidden rule is not in Graph; an opaque one is
 * there without its content (microsoft-graph-docs issue 13225); a system rule cannot be changed by the cmdlets.
 */
record Rule(
        long identity,
        String name,
        int sequence,
        boolean enabled,
        boolean hidden,
        boolean readOnly,
        boolean hasError,
        boolean opaque,
        boolean system,
        ObjectNode conditions,
        ObjectNode exceptions,
        ObjectNode actions) {

    Rule {
        if (sequence < 0) {
            throw new IllegalArgumentException("a rule's sequence is not negative");
        }
    }

    /** The base64 of the identity's eight bytes, little-endian: AQAAAJ5dZp8= is 0x9f665d9e00000001. */
    String graphId() {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(identity)
                        .array());
    }

    /** An unsigned 64-bit number, which Exchange writes without quotes. */
    BigInteger ruleIdentity() {
        return new BigInteger(Long.toUnsignedString(identity));
    }

    Rule withEnabled(boolean on) {
        return new Rule(
                identity,
                name,
                sequence,
                on,
                hidden,
                readOnly,
                hasError,
                opaque,
                system,
                conditions,
                exceptions,
                actions);
    }

    ObjectNode toGraph() {
        ObjectNode json = Json.object()
                .put("id", graphId())
                .put("displayName", name)
                .put("sequence", sequence)
                .put("isEnabled", enabled)
                .put("hasError", hasError)
                .put("isReadOnly", readOnly);
        if (opaque) {
            return json.putNull("conditions").putNull("actions");
        }
        set(json, "conditions", conditions);
        set(json, "exceptions", exceptions);
        set(json, "actions", actions);
        return json;
    }

    /** Everything, for the control surface. */
    ObjectNode toControl() {
        ObjectNode json = Json.object()
                .put("id", graphId())
                .put("ruleIdentity", Long.toUnsignedString(identity))
                .put("displayName", name)
                .put("sequence", sequence)
                .put("isEnabled", enabled)
                .put("hidden", hidden)
                .put("isReadOnly", readOnly)
                .put("hasError", hasError)
                .put("opaqueInGraph", opaque)
                .put("system", system);
        json.set("conditions", conditions);
        json.set("exceptions", exceptions);
        json.set("actions", actions);
        return json;
    }

    private static void set(ObjectNode json, String name, ObjectNode value) {
        if (value != null) {
            json.set(name, value);
        }
    }
}
