package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a consent to an application (Graph's oAuth2PermissionGrant) is an intruder's. Sources: huntresslabs/rogueapps, Proofpoint on imitated
 * vendors, Splunk on mail scopes, MITRE ATT&amp;CK T1528.
 */
final class OauthGrants {
    /** Honest software that intruders misuse, by application id, and one that is only ever seen in attacks. */
    private static final Map<String, String> MISUSED = Map.of(
            "ff8d92dc-3d82-41d6-bcbd-b9174d163620", "PerfectData Software",
            "2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139", "Mail_Backup",
            "e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd", "eM Client",
            "a245e8c0-b53c-4b67-9b45-751d1dff8e6b", "Newsletter Software Supermailer",
            "b15665d9-eda6-4092-8539-0eec376afd59", "rclone",
            "a43e5392-f48b-46a4-a0f1-098b5eeb4757", "CloudSponge",
            "caffae8c-0882-4c81-9a27-d1803af53a40", "SigParser");

    private static final Set<String> EXFILTRATION =
            Set.of("ff8d92dc-3d82-41d6-bcbd-b9174d163620", "2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139");
    private static final Set<String> MICROSOFT =
            Set.of("f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47");
    private static final Set<String> VENDORS = Set.of(
            "microsoft",
            "office",
            "outlook",
            "onedrive",
            "sharepoint",
            "teams",
            "exchange",
            "azure",
            "adobe",
            "docusign",
            "dropbox",
            "google",
            "zoom",
            "okta");

    private OauthGrants() {}

    private record Grant(JsonNode object, JsonNode principal, Around around) {
        String name() {
            return principal.path("displayName").asText("");
        }

        boolean verified() {
            return !principal
                    .path("verifiedPublisher")
                    .path("verifiedPublisherId")
                    .asText("")
                    .isEmpty();
        }

        Instant made() {
            Instant start = Provenance.time(object.path("startTime"));
            return start != null ? start : Provenance.time(principal.path("createdDateTime"));
        }

        boolean reaching() {
            return Arrays.stream(object.path("scope").asText("").split("\\s+"))
                    .anyMatch(scope -> scope.startsWith("Mail.")
                            || scope.startsWith("MailboxSettings.ReadWrite")
                            || scope.startsWith("EWS.")
                            || scope.startsWith("IMAP.")
                            || scope.startsWith("POP.")
                            || scope.startsWith("SMTP.")
                            || scope.startsWith("full_access")
                            || scope.matches("(Files|Sites|Contacts|Notes)\\.(Read|ReadWrite)(\\.All)?"));
        }
    }

    private static final List<Sign<Grant>> SIGNS = List.of(
            new Sign<>("grant.misused-application", Strength.STRONG, "huntresslabs/rogueapps", OauthGrants::misused),
            new Sign<>("grant.imitated-vendor", Strength.STRONG, "Proofpoint", OauthGrants::imitation),
            new Sign<>("grant.unverified-reach", Strength.MEDIUM, "Splunk, MITRE ATT&CK T1528", OauthGrants::reach),
            new Sign<>("grant.verified-but-new", Strength.MEDIUM, "Splunk", OauthGrants::verifiedButNew));

    static Judgement of(JsonNode object, Around around) {
        Json.object(object, "a grant");
        JsonNode principal = around.more().path("servicePrincipal");
        String owner = principal.path("appOwnerOrganizationId").asText("");
        String tenant = around.more().path("tenantId").asText("?");
        if (MICROSOFT.contains(owner) || owner.equalsIgnoreCase(tenant)) {
            return Judgement.BENIGN;
        }
        Grant grant = new Grant(object, principal, around);
        List<Evidence> evidence = new ArrayList<>(Sign.seen(SIGNS, grant));
        if (!grant.verified() && principal.isObject() && (grant.reaching() || !evidence.isEmpty())) {
            evidence.addAll(ProvenanceSigns.of(around, grant.made(), Strength.MEDIUM));
        } else if (around.provenance().fromAttacker()) {
            evidence.addAll(ProvenanceSigns.of(around, grant.made(), Strength.MEDIUM));
        }
        return Weighing.of(evidence, false);
    }

    private static Evidence misused(Grant grant) {
        String id = grant.principal().path("appId").asText("").toLowerCase(java.util.Locale.ROOT);
        String known = MISUSED.get(id);
        if (known == null) {
            return null;
        }
        boolean old = grant.around().provenance().longBefore(grant.made());
        return Evidence.of(
                EXFILTRATION.contains(id) && !old ? Strength.STRONG : Strength.MEDIUM,
                "The application is %s (%s), which intruders use to copy mailboxes. Its own users exist, too.",
                "L’application est %s (%s), dont les intrus se servent pour copier des boîtes. Elle a aussi de vrais utilisateurs.",
                known,
                id);
    }

    private static Evidence imitation(Grant grant) {
        String name = grant.name();
        if (name.isEmpty() && !grant.principal().has("displayName")) {
            return null;
        }
        if (Spelling.visible(name).codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Evidence.of(
                    Strength.STRONG,
                    "The application's name shows nothing: “%s”.",
                    "Le nom de l’application ne montre rien\u00a0: «\u00a0%s\u00a0».",
                    Spelling.quoted(name));
        }
        String vendor = Arrays.stream(Spelling.plain(name).split("[^a-z0-9]+"))
                .filter(VENDORS::contains)
                .findFirst()
                .orElse(null);
        if (vendor == null || grant.verified() || !grant.principal().isObject()) {
            return null;
        }
        boolean disguised = Spelling.disguised(name);
        boolean named = Spelling.plain(name).startsWith(vendor);
        return disguised || named
                ? Evidence.of(
                        disguised ? Strength.STRONG : Strength.MEDIUM,
                        "“%s” bears the name of %s, and its publisher is not verified.",
                        "«\u00a0%s\u00a0» porte le nom de %s, et son éditeur n’est pas vérifié.",
                        Spelling.quoted(name),
                        vendor)
                : null;
    }

    private static Evidence reach(Grant grant) {
        return grant.principal().isObject()
                        && !grant.verified()
                        && grant.reaching()
                        && !grant.around().provenance().longBefore(grant.made())
                ? Evidence.of(
                        Strength.MEDIUM,
                        "“%s”, of an unverified publisher, may use %s.",
                        "«\u00a0%s\u00a0», d’un éditeur non vérifié, peut utiliser %s.",
                        Spelling.quoted(grant.name()),
                        Spelling.quoted(grant.object().path("scope").asText("")))
                : null;
    }

    private static Evidence verifiedButNew(Grant grant) {
        return grant.verified()
                        && grant.reaching()
                        && grant.around().provenance().inWindow(grant.made())
                ? Evidence.of(
                        Strength.MEDIUM,
                        "“%s” was allowed to read mail during the compromise (%s); its publisher is verified.",
                        "«\u00a0%s\u00a0» a reçu l’accès au courrier pendant la compromission (%s)\u00a0; son éditeur est vérifié.",
                        Spelling.quoted(grant.name()),
                        grant.made())
                : null;
    }
}
