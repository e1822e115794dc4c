package io.cordon.microsoft;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.kiota.serialization.KiotaJsonSerialization;
import com.microsoft.kiota.serialization.Parsable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Microsoft's objects in their own shape, for the judgement and as evidence. Rule identities are whole numbers up to 2^64 and kept exact. */
public final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    /** A Graph model as the JSON that Graph would send. An enum value that the SDK does not know is absent from it. */
    public static JsonNode of(Parsable model) {
        try {
            return MAPPER.readTree(KiotaJsonSerialization.serializeAsString(model, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer that the SDK has read already. */
    static JsonNode read(String answer) {
        try {
            return MAPPER.readTree(answer);
        } catch (JacksonException e) {
            throw new MicrosoftException.Unreadable(MicrosoftException.Answer.NONE, e);
        }
    }

    /** The object's properties without the type annotations that only the wire needs. */
    public static Map<String, Object> map(JsonNode object) {
        Map<String, Object> map = MAPPER.convertValue(object, MAP);
        map.keySet().removeIf(name -> name.contains("@"));
        return map;
    }
}
