package io.cordon.model;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * What a source of flags says of itself. The table of sources in the README and the permissions of the app registration come from it.
 *
 * @param name stored, and stands in configurations, so it is never renamed
 * @param does one sentence: whom it flags
 * @param permissions the least application permissions it needs
 * @param reference Microsoft's page on the call; {@code null} for a source of Cordon's own
 */
public record SourceInfo(String name, Text does, List<Permission> permissions, URI reference) {
    public SourceInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(does, "does");
        permissions = List.copyOf(permissions);
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("A source's name is lower-case words joined by dashes: " + name);
        }
    }
}
