package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** {@code PATCH /users/{id}}: all of the body or nothing, each property by its own right (contract section b). */
final class UserPatch {
    private static final String ENABLED = "accountEnabled";
    private static final String PASSWORD = "passwordProfile";
    private static final Set<String> PASSWORD_PROPERTIES =
            Set.of("password", "forceChangePasswordNextSignIn", "forceChangePasswordNextSignInWithMfa");

    private final GraphUsers users;

    private final AuditLog log;

    UserPatch(GraphUsers users, AuditLog log) {
        this.users = users;
        this.log = log;
    }

    /** The name says which of the two sensitive properties the body has. */
    static String operation(Call call) {
        JsonNode body = call.json().orElse(Json.object());
        boolean enabled = body.has(ENABLED);
        boolean password = body.has(PASSWORD);
        if (enabled && password) {
            return "user.patch.accountEnabled+passwordProfile";
        }
        return enabled ? "user.patch.accountEnabled" : password ? "user.patch.passwordProfile" : "user.patch";
    }

    Answer apply(Call call, String key, Tokens.Issued token) {
        call.allowOptions();
        ObjectNode body = call.jsonObject();
        List<String> names = Json.properties(body);
        names.forEach(name -> requireWritable(name, body.get(name)));
        names.forEach(name -> requirePermission(name, token));
        Account account = users.require(key);
        names.forEach(name -> requireRole(name, account, token));
        if (names.contains(PASSWORD)) {
            requireManaged(account);
        }
        if (account.is("onPremisesSyncEnabled")
                && names.stream().anyMatch(name -> !name.equals(ENABLED) && !name.equals("usageLocation"))) {
            throw Refusal.directoryBadRequest("Unable to update the specified properties for on-premises mastered"
                    + " Directory Sync objects or objects currently undergoing migration.");
        }
        JsonNode password = body.path(PASSWORD).path("password");
        if (password.isTextual()) {
            requireComplexity(password.asText());
        }
        boolean enabledBefore = account.is(ENABLED);
        boolean changed = change(account, body, names, call.start());
        AuditLog.Initiator app = AuditLog.Initiator.app("Cordon", Registration.CLIENT_ID);
        if (account.is(ENABLED) != enabledBefore) {
            log.enabled(account, !enabledBefore, app, call.start());
        }
        if (password.isTextual()) {
            log.password(account, app, call.start());
        }
        return Answer.noContent().changing(changed);
    }

    private static boolean change(Account account, ObjectNode body, List<String> names, Instant now) {
        JsonNode password = body.path(PASSWORD).path("password");
        boolean changed = account.change(now, user -> {
            names.stream().filter(name -> !name.equals(PASSWORD)).forEach(name -> user.set(name, body.get(name)));
            if (password.isTextual()) {
                user.put(
                        "lastPasswordChangeDateTime",
                        now.truncatedTo(ChronoUnit.SECONDS).toString());
            }
        });
        if (password.isTextual()) {
            account.setPassword(password.asText());
        }
        return changed || password.isTextual();
    }

    private static void requireWritable(String name, JsonNode value) {
        if (!UserProperties.known(name)) {
            throw Refusal.directoryBadRequest(
                    "Property '" + name + "' does not exist as a declared property or extension property.");
        }
        if (UserProperties.readOnly(name)) {
            throw Refusal.directoryBadRequest("Property '" + name + "' is read-only and cannot be set.");
        }
        if (name.equals(ENABLED) && !value.isBoolean()) {
            throw Refusal.directoryBadRequest(
                    "Invalid value specified for property 'accountEnabled' of resource" + " 'User'.");
        }
        if (name.equals(PASSWORD)) {
            requirePasswordProfile(value);
        }
    }

    /** That it is refused is documented; with which words, is not. */
    private static void requireManaged(Account account) {
        String principalName = account.text("userPrincipalName");
        if (Cast.DOMAINS.stream()
                .anyMatch(domain -> domain.isFederated() && principalName.endsWith("@" + domain.name()))) {
            throw Refusal.directoryBadRequest("The password of a federated user cannot be set.");
        }
    }

    private static void requirePasswordProfile(JsonNode profile) {
        if (!profile.isObject() || Json.properties(profile).isEmpty()) {
            throw Refusal.directoryBadRequest(
                    "Invalid value specified for property 'passwordProfile' of resource" + " 'User'.");
        }
        for (String name : Json.properties(profile)) {
            JsonNode value = profile.get(name);
            if (!PASSWORD_PROPERTIES.contains(name)) {
                throw Refusal.directoryBadRequest(
                        "Property '" + name + "' does not exist as a declared property or" + " extension property.");
            }
            if (!value.isNull() && (name.equals("password") ? !value.isTextual() : !value.isBoolean())) {
                throw Refusal.directoryBadRequest(
                        "Invalid value specified for property '" + name + "' of resource 'User'.");
            }
        }
    }

    private static void requirePermission(String name, Tokens.Issued token) {
        boolean allowed = switch (name) {
            case ENABLED ->
                token.holdsAny("User.ReadWrite.All", "Directory.ReadWrite.All")
                        || (token.holdsAny("User.EnableDisableAccount.All")
                                && token.holdsAny("User.Read.All", "Directory.Read.All"));
            case PASSWORD -> token.holdsAny("User-PasswordProfile.ReadWrite.All");
            default -> token.holdsAny("User.ReadWrite.All", "Directory.ReadWrite.All");
        };
        if (!allowed) {
            throw Refusal.insufficientPrivileges();
        }
    }

    private static void requireRole(String name, Account account, Tokens.Issued token) {
        boolean allowed = switch (name) {
            case ENABLED -> account.roles().isEmpty() || SensitiveActions.allowed(token.entraRoles(), account.roles());
            case PASSWORD -> SensitiveActions.mayResetPasswords(token.entraRoles(), account.roles());
            default -> true;
        };
        if (!allowed) {
            throw Refusal.insufficientPrivileges();
        }
    }

    /** Eight to 256 characters of at least three of the four classes. */
    private static void requireComplexity(String password) {
        int classes = 0;
        classes += password.chars().anyMatch(Character::isLowerCase) ? 1 : 0;
        classes += password.chars().anyMatch(Character::isUpperCase) ? 1 : 0;
        classes += password.chars().anyMatch(Character::isDigit) ? 1 : 0;
        classes += password.chars().anyMatch(c -> !Character.isLetterOrDigit(c)) ? 1 : 0;
        if (password.length() < 8 || password.length() > 256 || classes < 3) {
            throw Refusal.directoryBadRequest("The specified password does not comply with password complexity"
                    + " requirements. Please provide a different password.");
        }
    }
}
