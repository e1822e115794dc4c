package io.cordon.simulator;

import java.util.Arrays;
import java.util.Optional;

/** Built-in Entra roles by the template ids that tokens ({@code wids}) and role assignments carry. */
enum EntraRole {
    GLOBAL_ADMINISTRATOR("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"),
    PRIVILEGED_AUTHENTICATION_ADMINISTRATOR(
            "7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator"),
    PRIVILEGED_ROLE_ADMINISTRATOR("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator"),
    SECURITY_ADMINISTRATOR("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator"),
    EXCHANGE_ADMINISTRATOR("29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator"),
    EXCHANGE_RECIPIENT_ADMINISTRATOR("31392ffb-586c-42d1-9346-e59415a2cc4e", "Exchange Recipient Administrator"),
    USER_ADMINISTRATOR("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator"),
    AUTHENTICATION_ADMINISTRATOR("c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator"),
    HELPDESK_ADMINISTRATOR("729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator"),
    PASSWORD_ADMINISTRATOR("966707d0-3269-4727-9be2-8c3a10f19b9d", "Password Administrator"),
    GROUPS_ADMINISTRATOR("fdd7a751-b60b-444a-984c-02652fe8fa1c", "Groups Administrator"),
    DIRECTORY_READERS("88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers"),
    GUEST_INVITER("95e79109-95c0-4d8e-aee3-d01accf2d47b", "Guest Inviter"),
    MESSAGE_CENTER_READER("790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b", "Message Center Reader"),
    REPORTS_READER("4a5d8f65-41da-4de4-8968-e035b65339cf", "Reports Reader"),
    GLOBAL_READER("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader"),
    SECURITY_READER("5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader");

    private final String templateId;
    private final String displayName;

    EntraRole(String templateId, String displayName) {
        this.templateId = templateId;
        this.displayName = displayName;
    }

    String templateId() {
        return templateId;
    }

    String displayName() {
        return displayName;
    }

    /** By template id, display name or constant name, in any letter case. */
    static Optional<EntraRole> of(String text) {
        return Arrays.stream(values())
                .filter(role -> role.templateId.equalsIgnoreCase(text)
                        || role.displayName.equalsIgnoreCase(text)
                        || role.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static EntraRole named(String text) {
        return of(text).orElseThrow(() -> Refusal.badRequest("Unknown Entra role '" + text + "'."));
    }
}
