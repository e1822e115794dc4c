package io.cordon.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is wrong with a body that is not what it should be, in words for whoever wrote it. */
final class UnreadableBody {
    private UnreadableBody() {}

    static Problem problem(Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(
                        path(unknown),
                        "is not known; known are: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                Problem.invalid(
                        path(format),
                        "must be one of: "
                                + Arrays.stream(format.getTargetType().getEnumConstants())
                                        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException format ->
                Problem.invalid(
                        path(format), "is not a valid " + format.getTargetType().getSimpleName());
            case JsonMappingException mapping
            when mapping.getCause() instanceof InvalidField invalid ->
                Problem.invalid(invalid.field(), invalid.getMessage());
            case JsonMappingException mapping -> Problem.invalid(path(mapping), "has the wrong type or is missing");
            case JsonParseException parse ->
                notJson("The body is not JSON: see line "
                        + parse.getLocation().getLineNr() + ", column "
                        + parse.getLocation().getColumnNr() + ".");
            default -> notJson("The body is not JSON.");
        };
    }

    private static Problem notJson(String detail) {
        return Problem.of(400, "malformed-json", "Malformed JSON", detail);
    }

    private static String path(JsonMappingException mapping) {
        String path = mapping.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }
}
