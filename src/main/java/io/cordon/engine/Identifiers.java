package io.cordon.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a caller names a user: by one or more of these, which then must all be the same user.
 *
 * @param id object id, or {@code null}
 * @param name sign-in name, mail or alias, or {@code null}
 */
public record Identifiers(String id, String name) {
    public Identifiers {
        if (id == null && name == null) {
            throw new IllegalArgumentException("an object id or a name is needed");
        }
    }

    Optional<String> byId() {
        return Optional.ofNullable(id);
    }

    Optional<String> byName() {
        return Optional.ofNullable(name);
    }

    /** As a caller would recognise it. */
    String shown() {
        List<String> parts = new ArrayList<>();
        byId().ifPresent(parts::add);
        byName().ifPresent(parts::add);
        return String.join(" / ", parts);
    }
}
