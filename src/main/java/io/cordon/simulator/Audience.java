package io.cordon.simulator;

import java.util.Arrays;
import java.util.Optional;

/** The two resources that the app takes tokens for. */
enum Audience {
    GRAPH("https://graph.microsoft.com"),
    EXCHANGE("https://outlook.office365.com");

    private final String uri;

    Audience(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    static Optional<Audience> ofScope(String scope) {
        return Arrays.stream(values())
                .filter(audience -> scope.equals(audience.uri + "/.default"))
                .findFirst();
    }
}
