package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What Microsoft's own detection says: risky users, alerts with their incidents, and the log of sign-ins. */
final class Signals {
    private final Map<String, ObjectNode> riskyUsers = new LinkedHashMap<>();
    private final List<ObjectNode> alerts = new ArrayList<>();
    private final List<ObjectNode> signIns = new ArrayList<>();

    synchronized void reset() {
        riskyUsers.clear();
        alerts.clear();
        signIns.clear();
    }

    synchronized List<ObjectNode> riskyUsers() {
        return List.copyOf(riskyUsers.values());
    }

    synchronized List<ObjectNode> alerts() {
        return List.copyOf(alerts);
    }

    synchronized List<ObjectNode> signIns() {
        return List.copyOf(signIns);
    }

    /** Identity Protection's opinion of a user; a later one replaces it. */
    synchronized void risk(Account account, String level, String state, Instant at) {
        riskyUsers.put(
                account.id(),
                Json.object()
                        .put("id", account.id())
                        .put("isDeleted", false)
                        .put("isProcessing", false)
                        .put(
                                "riskDetail",
                                state.equals("confirmedCompromised") ? "adminConfirmedUserCompromised" : "none")
                        .put("riskLastUpdatedDateTime", at.toString())
                        .put("riskLevel", level)
                        .put("riskState", state)
                        .put("userDisplayName", account.text("displayName"))
                        .put("userPrincipalName", account.text("userPrincipalName")));
    }

    /** An alert of Defender with the users as evidence; every alert has an incident of its own. */
    synchronized String alert(ObjectNode wish, List<Account> users, Instant at) {
        String id = "ed" + UUID.randomUUID().toString().replace("-", "") + "_1";
        ObjectNode alert = Json.object()
                .put("id", id)
                .put("providerAlertId", id)
                .put("incidentId", String.valueOf(4000 + alerts.size()))
                .put("status", wish.path("status").asText("new"))
                .put("severity", wish.path("severity").asText("high"))
                .put("classification", wish.path("classification").asText("unknown"))
                .put("determination", "unknown")
                .put("serviceSource", "microsoftDefenderForOffice365")
                .put("detectionSource", "microsoftDefenderForOffice365")
                .put("tenantId", Registration.TENANT_ID)
                .put("title", wish.path("title").asText("Adversary-in-the-middle phishing"))
                .put("category", wish.path("category").asText("CredentialAccess"))
                .put("createdDateTime", at.toString())
                .put("lastUpdateDateTime", at.toString());
        for (Account user : users) {
            ObjectNode evidence = alert.withArray("evidence")
                    .addObject()
                    .put("@odata.type", "#microsoft.graph.security.userEvidence")
                    .put("createdDateTime", at.toString())
                    .put("verdict", wish.path("verdict").asText("unknown"))
                    .put("remediationStatus", "none");
            evidence.set(
                    "roles",
                    wish.has("roles") ? wish.get("roles") : Json.array().add("compromised"));
            evidence.putObject("userAccount")
                    .put("accountName", user.text("mailNickname"))
                    .put("azureAdUserId", user.id())
                    .put("displayName", user.text("displayName"))
                    .put("userPrincipalName", user.text("userPrincipalName"));
        }
        alerts.removeIf(old -> old.path("id").asText().equals(id));
        alerts.add(alert);
        return id;
    }

    synchronized void signIn(Account account, String address, int errorCode, Instant at) {
        ObjectNode signIn = Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("createdDateTime", at.toString())
                .put("userDisplayName", account.text("displayName"))
                .put("userPrincipalName", account.text("userPrincipalName"))
                .put("userId", account.id())
                .put("appId", "00000002-0000-0ff1-ce00-000000000000")
                .put("appDisplayName", "Office 365 Exchange Online")
                .put("ipAddress", address)
                .put("clientAppUsed", "Browser")
                .put("isInteractive", true);
        signIn.putObject("status").put("errorCode", errorCode).putNull("failureReason");
        signIns.add(signIn);
    }
}
