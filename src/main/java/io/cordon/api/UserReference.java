package io.cordon.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.engine.Identifiers;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a caller names a user: as one text (object id, sign-in name, mail or alias), as an object with {@code id} or {@code userPrincipalName} or
 * {@code mail}, or as Microsoft Sentinel's account entity, verbatim. Several identifiers must be of the same user.
 */
@Schema(
        description =
                "Object id, sign-in name, mail or alias as text; or an object with id, userPrincipalName, mail; or Sentinel's account entity",
        oneOf = {String.class, UserReference.Named.class, UserReference.SentinelAccount.class})
record UserReference(Identifiers identifiers, String tenantId) {
    private static final Pattern GUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int LONGEST = 320;
    private static final Set<String> NAMED = Set.of("id", "userPrincipalName", "mail");

    /** What Sentinel's account entity may carry (Microsoft's entity reference); only the first four identify. */
    private static final Set<String> SENTINEL = Set.of(
            "AadUserId",
            "Name",
            "UPNSuffix",
            "AadTenantId",
            "Sid",
            "NTDomain",
            "DnsDomain",
            "ObjectGuid",
            "PUID",
            "DisplayName",
            "IsDomainJoined",
            "Host",
            "Type",
            "$id",
            "AdditionalData");

    /** For the API's description. */
    record Named(String id, String userPrincipalName, String mail) {}

    /** For the API's description. */
    record SentinelAccount(String AadUserId, String Name, String UPNSuffix, String AadTenantId) {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static UserReference of(JsonNode node) {
        if (node.isTextual()) {
            String text = checked("user", node.textValue());
            return new UserReference(
                    GUID.matcher(text).matches() ? new Identifiers(text, null) : new Identifiers(null, text), null);
        }
        if (!node.isObject()) {
            throw new InvalidField("user", "must be a text or an object");
        }
        boolean sentinel = node.has("AadUserId") || node.has("Name");
        Set<String> known = sentinel ? SENTINEL : NAMED;
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new InvalidField("user." + name, "is not known");
            }
        });
        return sentinel ? ofSentinel(node) : ofNames(node);
    }

    private static UserReference ofNames(JsonNode node) {
        String name = text(node, "userPrincipalName");
        String mail = text(node, "mail");
        if (name != null && mail != null && !name.equalsIgnoreCase(mail)) {
            throw new InvalidField("user", "takes userPrincipalName or mail, not both");
        }
        return of(id(node, "id"), name == null ? mail : name, null);
    }

    private static UserReference ofSentinel(JsonNode node) {
        String name = text(node, "Name");
        String suffix = text(node, "UPNSuffix");
        if (name != null && suffix == null && text(node, "AadUserId") == null) {
            throw new InvalidField("user.UPNSuffix", "is needed with Name, which alone identifies nobody");
        }
        return of(
                id(node, "AadUserId"),
                name == null || suffix == null ? null : name + "@" + suffix,
                id(node, "AadTenantId"));
    }

    private static UserReference of(String id, String name, String tenantId) {
        if (id == null && name == null) {
            throw new InvalidField("user", "names nobody");
        }
        return new UserReference(new Identifiers(id, name), tenantId);
    }

    private static String id(JsonNode node, String field) {
        String id = text(node, field);
        if (id != null && !GUID.matcher(id).matches()) {
            throw new InvalidField("user." + field, "must be a GUID");
        }
        return id;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidField("user." + field, "must be a text");
        }
        return checked("user." + field, value.textValue());
    }

    private static String checked(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidField(field, "must not be empty");
        }
        if (text.length() > LONGEST) {
            throw new InvalidField(field, "must not be longer than " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(field, "must not contain control characters");
        }
        return text.strip();
    }
}
