package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/** An application permission, and why a step needs it. */
public record Permission(Service service, String name, Text why) {
    public Permission {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(why, "why");
    }

    /** A permission of Microsoft Graph. */
    public static Permission graph(String name, String why, String pourquoi) {
        return new Permission(Service.GRAPH, name, Text.of(why, pourquoi));
    }

    /** A permission of Office 365 Exchange Online. */
    public static Permission exchange(String name, String why, String pourquoi) {
        return new Permission(Service.EXCHANGE, name, Text.of(why, pourquoi));
    }

    /** Who grants it. */
    public enum Service {
        @JsonProperty("graph")
        GRAPH,
        @JsonProperty("exchange")
        EXCHANGE
    }
}
