package io.cordon.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The application permissions that an access token carries ({@code roles}) and the Entra roles of the application ({@code wids}). Read, not
 * validated: the services decide. Source: microsoft-contract o; that {@code wids} is there for applications is unconfirmed.
 *
 * @param known whether a token could be read at all; if not, nothing follows from an empty set
 */
public record Grants(boolean known, Set<String> permissions, Set<String> entraRoles) {
    static final Grants UNKNOWN = new Grants(false, Set.of(), Set.of());
    /** From Microsoft's permissions file (microsoft-contract, "Permission lookup"), for the permissions that steps name. */
    private static final Map<String, Set<String>> BROADER = Map.of(
            "User.Read.All", Set.of("User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"),
            "User.EnableDisableAccount.All", Set.of("User.ReadWrite.All", "Directory.ReadWrite.All"),
            "User.RevokeSessions.All", Set.of("User.ReadWrite.All", "Directory.ReadWrite.All"),
            "Mail.ReadBasic.All", Set.of("Mail.Read", "Mail.ReadWrite"));

    private static final ObjectMapper JSON = new ObjectMapper();

    public Grants {
        permissions = Set.copyOf(permissions);
        entraRoles = Set.copyOf(entraRoles);
    }

    /**
     * Whether the token carries the permission, or one that Microsoft accepts in its place. Not everything that is broader does: no user
     * permission but its own sets a password.
     */
    public boolean holds(String permission) {
        return permissions.contains(permission)
                || BROADER.getOrDefault(permission, Set.of()).stream().anyMatch(permissions::contains);
    }

    static Grants of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length < 2) {
            return UNKNOWN;
        }
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return new Grants(true, texts(claims.path("roles")), texts(claims.path("wids")));
        } catch (IOException | IllegalArgumentException _) {
            return UNKNOWN;
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
