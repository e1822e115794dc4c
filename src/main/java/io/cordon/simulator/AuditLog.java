package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The directory's own log of who changed what: one record for each change of an account (contract section j). */
final class AuditLog {
    private final List<ObjectNode> records = new ArrayList<>();

    synchronized void reset() {
        records.clear();
    }

    /** Newest first, as Graph lists them. */
    synchronized List<ObjectNode> records() {
        return List.copyOf(records.reversed());
    }

    /** Who did it, in the words of {@code initiatedBy}. */
    record Initiator(ObjectNode user, ObjectNode app) {
        static Initiator user(Account account, String address) {
            return new Initiator(
                    Json.object()
                            .put("id", account.id())
                            .put("displayName", account.text("displayName"))
                            .put("userPrincipalName", account.text("userPrincipalName"))
                            .put("ipAddress", address),
                    null);
        }

        /** As the synchronisation tool names the account that it makes for itself. */
        static Initiator synchronisation() {
            return new Initiator(
                    Json.object()
                            .put("id", "9d1c0000-7c2b-4d51-9e60-0000000000ad")
                            .put("displayName", "On-Premises Directory Synchronization Service Account")
                            .put("userPrincipalName", "Sync_SRV-AD01_0f1e2d3c4b5a@" + Registration.INITIAL_DOMAIN)
                            .putNull("ipAddress"),
                    null);
        }

        static Initiator app(String displayName, String appId) {
            return new Initiator(
                    null,
                    Json.object()
                            .put("appId", appId)
                            .put("displayName", displayName)
                            .put("servicePrincipalId", Registration.SERVICE_PRINCIPAL_ID)
                            .putNull("servicePrincipalName"));
        }
    }

    synchronized void enabled(Account account, boolean enabled, Initiator by, Instant at) {
        ObjectNode target = add(enabled ? "Enable account" : "Disable account", account, by, at);
        target.withArray("modifiedProperties")
                .addObject()
                .put("displayName", "AccountEnabled")
                .put("oldValue", "[" + !enabled + "]")
                .put("newValue", "[" + enabled + "]");
    }

    synchronized void password(Account account, Initiator by, Instant at) {
        add("Reset user password", account, by, at).putArray("modifiedProperties");
    }

    private ObjectNode add(String activity, Account account, Initiator by, Instant at) {
        ObjectNode record = Json.object()
                .put("id", "Directory_" + UUID.randomUUID() + "_" + records.size())
                .put("category", "UserManagement")
                .put("correlationId", UUID.randomUUID().toString())
                .put("result", "success")
                .put("resultReason", "")
                .put("activityDisplayName", activity)
                .put("activityDateTime", at.toString())
                .put("loggedByService", "Core Directory")
                .put("operationType", "Update");
        ObjectNode initiatedBy = record.putObject("initiatedBy");
        initiatedBy.set("user", by.user());
        initiatedBy.set("app", by.app());
        ObjectNode target = record.putArray("targetResources")
                .addObject()
                .put("id", account.id())
                .putNull("displayName")
                .put("type", "User")
                .put("userPrincipalName", account.text("userPrincipalName"))
                .putNull("groupType");
        record.putArray("additionalDetails");
        records.add(record);
        return target;
    }
}
