package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** The {@code $select} query option. */
final class Select {
    private Select() {}

    static List<String> names(Call call) {
        return Arrays.stream(call.option("$select").orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Those asked for, or all; an unknown one is refused. */
    static List<String> from(Call call, List<String> all, String type) {
        List<String> names = names(call);
        names.stream().filter(name -> !all.contains(name)).findFirst().ifPresent(name -> {
            throw unknown(name, type);
        });
        return names.isEmpty() ? all : names;
    }

    static ObjectNode only(ObjectNode json, List<String> names) {
        return json.retain(names);
    }

    static Refusal unknown(String name, String type) {
        return Refusal.badRequest("Parsing OData Select and Expand failed: Could not find a property named '" + name
                + "' on type '" + type + "'.");
    }
}
