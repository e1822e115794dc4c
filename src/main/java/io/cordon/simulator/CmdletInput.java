package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The body of InvokeCommand: {@code {"CmdletInput":{"CmdletName":"…","Parameters":{…}}}} (contract section h2). */
record CmdletInput(String cmdlet, ObjectNode parameters) {

    static CmdletInput of(Call call) {
        JsonNode body = call.json().orElse(Json.object());
        JsonNode input = body.path("CmdletInput");
        String name = input.path("CmdletName").asText("");
        JsonNode parameters = input.path("Parameters");
        if (name.isEmpty()
                || !Json.properties(body).equals(List.of("CmdletInput"))
                || Json.properties(input).stream()
                        .anyMatch(key -> !List.of("CmdletName", "Parameters").contains(key))
                || !(parameters.isMissingNode() || parameters.isObject())) {
            throw ExchangeErrors.badRequest("The request body does not hold a CmdletInput.");
        }
        return new CmdletInput(name, parameters instanceof ObjectNode object ? object : Json.object());
    }

    /** Refuses parameters beyond those named and the common ones of every cmdlet. */
    CmdletInput allow(String... names) {
        List<String> allowed = List.of(names);
        for (String name : Json.properties(parameters)) {
            if (!allowed.contains(name)
                    && !List.of("ErrorAction", "WarningAction", "Verbose").contains(name)) {
                throw ExchangeErrors.refusal(
                        400,
                        "System.Management.Automation.ParameterBindingException",
                        "A parameter cannot be found that matches parameter name '" + name + "'.");
            }
        }
        return this;
    }

    String required(String name) {
        return text(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> ExchangeErrors.refusal(
                        400,
                        "System.Management.Automation.ParameterBindingException",
                        "Cannot process command because of one or more missing mandatory parameters: " + name + "."));
    }

    /** Empty when absent or null. */
    Optional<String> text(String name) {
        JsonNode value = parameters.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw wrongType(name);
        }
        return Optional.of(value.asText());
    }

    boolean has(String name) {
        return parameters.has(name);
    }

    boolean flag(String name) {
        JsonNode value = parameters.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrongType(name);
        }
        return value.asBoolean(false);
    }

    private static Refusal wrongType(String name) {
        return ExchangeErrors.refusal(
                400,
                "System.Management.Automation.ParameterBindingException",
                "Cannot process argument transformation on parameter '" + name + "'.");
    }
}
