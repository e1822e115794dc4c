package io.cordon.microsoft;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The built-in Entra roles that decide what Cordon may do to whom, by the template ids of Microsoft's list of built-in roles. Source of the matrix:
 * microsoft-contract b, "who can perform sensitive actions".
 */
public enum EntraRole {
    GLOBAL_ADMINISTRATOR("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"),
    PRIVILEGED_AUTHENTICATION_ADMINISTRATOR(
            "7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator"),
    USER_ADMINISTRATOR("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator"),
    AUTHENTICATION_ADMINISTRATOR("c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator"),
    EXCHANGE_ADMINISTRATOR("29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator"),
    EXCHANGE_RECIPIENT_ADMINISTRATOR("31392ffb-586c-42d1-9346-e59415a2cc4e", "Exchange Recipient Administrator");

    private static final Set<String> HARMLESS = Set.of(
            "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", // Directory Readers
            "95e79109-95c0-4d8e-aee3-d01accf2d47b", // Guest Inviter
            "790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b", // Message Center Reader
            "4a5d8f65-41da-4de4-8968-e035b65339cf", // Reports Reader
            "75934031-6c7e-415a-99d7-48dbd49e875e", // Usage Summary Reports Reader
            "27460883-1df1-4691-b032-3b79643e5e63", // User Experience Success Manager
            "966707d0-3269-4727-9be2-8c3a10f19b9d"); // Password Administrator
    private static final Set<String> BELOW_USER_ADMINISTRATOR = Set.of(
            "fdd7a751-b60b-444a-984c-02652fe8fa1c", // Groups Administrator
            "729827e3-9c14-49f7-bb1b-9608f156bbb8", // Helpdesk Administrator
            "fe930be7-5e62-47db-91af-98c3a49a38b1"); // User Administrator

    private final String templateId;
    private final String displayName;

    EntraRole(String templateId, String displayName) {
        this.templateId = templateId;
        this.displayName = displayName;
    }

    String templateId() {
        return templateId;
    }

    /** As Entra names it. */
    public String displayName() {
        return displayName;
    }

    /** The role with this template id, if it is one of these. */
    public static Optional<EntraRole> of(String templateId) {
        return Arrays.stream(values())
                .filter(role -> role.templateId.equalsIgnoreCase(templateId))
                .findFirst();
    }

    /** Whether a holder of this role may act on the account of somebody who holds {@code target}; an unknown role protects as the highest do. */
    public boolean mayActOnHolderOf(String target) {
        return switch (this) {
            case GLOBAL_ADMINISTRATOR, PRIVILEGED_AUTHENTICATION_ADMINISTRATOR -> true;
            case USER_ADMINISTRATOR -> HARMLESS.contains(target) || BELOW_USER_ADMINISTRATOR.contains(target);
            case AUTHENTICATION_ADMINISTRATOR ->
                HARMLESS.contains(target) || AUTHENTICATION_ADMINISTRATOR.templateId.equals(target);
            case EXCHANGE_ADMINISTRATOR, EXCHANGE_RECIPIENT_ADMINISTRATOR -> false;
        };
    }

    /** Whether a holder may act on members of a role-assignable group. */
    public boolean mayActOnProtectedMembers() {
        return this == GLOBAL_ADMINISTRATOR || this == PRIVILEGED_AUTHENTICATION_ADMINISTRATOR;
    }

    /**
     * The lowest of these roles that may act on the account of somebody who holds all of {@code roles}.
     *
     * @param roles template ids; without any, the lowest that may act on anybody
     * @param inRoleAssignableGroup whether the account is in a group that may be given roles
     */
    public static EntraRole leastToActOn(Set<String> roles, boolean inRoleAssignableGroup) {
        return Stream.of(USER_ADMINISTRATOR, AUTHENTICATION_ADMINISTRATOR)
                .filter(own -> !inRoleAssignableGroup && roles.stream().allMatch(own::mayActOnHolderOf))
                .findFirst()
                .orElse(PRIVILEGED_AUTHENTICATION_ADMINISTRATOR);
    }

    /** Whether it stands in for the role of that name. */
    public boolean servesAs(String role) {
        return displayName.equals(role)
                || switch (this) {
                    case GLOBAL_ADMINISTRATOR -> true;
                    case PRIVILEGED_AUTHENTICATION_ADMINISTRATOR, AUTHENTICATION_ADMINISTRATOR ->
                        role.equals(USER_ADMINISTRATOR.displayName);
                    case EXCHANGE_ADMINISTRATOR -> role.equals(EXCHANGE_RECIPIENT_ADMINISTRATOR.displayName);
                    case USER_ADMINISTRATOR, EXCHANGE_RECIPIENT_ADMINISTRATOR -> false;
                };
    }
}
