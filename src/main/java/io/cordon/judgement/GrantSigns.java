package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.NOTED;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tells a consent that an intruder gave, or tricked the owner into, from the owner's programs. */
final class GrantSigns {
    /** Software that intruders use, by application id. */
    private static final Map<String, String> MISUSED = Map.of(
            "ff8d92dc-3d82-41d6-bcbd-b9174d163620", "PerfectData Software",
            "2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139", "Mail_Backup",
            "e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd", "eM Client",
            "a245e8c0-b53c-4b67-9b45-751d1dff8e6b", "Newsletter Software Supermailer",
            "b15665d9-eda6-4092-8539-0eec376afd59", "rclone",
            "a43e5392-f48b-46a4-a0f1-098b5eeb4757", "CloudSponge",
            "caffae8c-0882-4c81-9a27-d1803af53a40", "SigParser");
    /** Those that do nothing but copy mailboxes. */
    private static final Set<String> EXFILTRATION =
            Set.of("ff8d92dc-3d82-41d6-bcbd-b9174d163620", "2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139");

    /** Those with which their owners read mail for years. */
    private static final Set<String> MAIL_PROGRAMS = Set.of("e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd");

    static final List<Sign<Grant>> ALL = List.of(
            new Sign<>("grant.misused-application", STRONG, "huntresslabs/rogueapps", GrantSigns::misused),
            new Sign<>("grant.disguised-name", STRONG, "Proofpoint on OAuth impersonation", GrantSigns::disguised),
            new Sign<>("grant.imitated-domain", STRONG, "Proofpoint on OAuth impersonation", GrantSigns::imitation),
            new Sign<>("grant.vendors-name", MEDIUM, "Proofpoint on OAuth impersonation", GrantSigns::vendor),
            new Sign<>("grant.unverified-reach", MEDIUM, "Splunk; MITRE ATT&CK T1528", GrantSigns::reach),
            new Sign<>(
                    "grant.unknown-application",
                    MEDIUM,
                    "own reasoning: what could not be looked up is not harmless",
                    GrantSigns::unknown),
            new Sign<>("grant.everybodys-mail", STRONG, "SigmaHQ", GrantSigns::everybody),
            new Sign<>("grant.new-application", MEDIUM, "own reasoning", GrantSigns::newApplication),
            new Sign<>("grant.throwaway-host", MEDIUM, "own reasoning", GrantSigns::throwaway));

    private GrantSigns() {}

    private static Evidence misused(Grant grant) {
        String name = MISUSED.get(grant.application());
        if (name == null) {
            return null;
        }
        boolean old = grant.aged();
        if (old && MAIL_PROGRAMS.contains(grant.application())) {
            return null;
        }
        return Evidence.of(
                EXFILTRATION.contains(grant.application()) && !old ? STRONG : MEDIUM,
                "The application is %s (%s), with which intruders copy mailboxes. It has honest users, too.",
                "L'application est %s (%s), avec laquelle des intrus copient des boîtes. Elle a aussi d'honnêtes utilisateurs.",
                name,
                grant.application());
    }

    /** A name that shows nothing, or a vendor's in foreign letters. */
    private static Evidence disguised(Grant grant) {
        String name = grant.name();
        if (!grant.known() || !grant.principal().has("displayName") || grant.verified()) {
            return null;
        }
        boolean nothing = Spelling.visible(name).codePoints().noneMatch(Character::isLetterOrDigit);
        return nothing || Spelling.disguised(name) || VendorName.imitatedBy(name)
                ? Evidence.of(
                        STRONG,
                        "The application's name “%s” shows nothing, hides foreign letters or invisible characters, or nearly spells a vendor's.",
                        "Le nom de l'application, « %s », ne montre rien, cache des lettres étrangères ou des caractères invisibles, ou imite celui d'un éditeur à une lettre près.",
                        Spelling.quoted(name))
                : null;
    }

    /** A page that wears the organisation's name, or an approved partner's. */
    private static Evidence imitation(Grant grant) {
        return grant.verified()
                ? null
                : grant.hosts()
                        .flatMap(host -> grant.around().imitation(host).stream()
                                .map(like -> Evidence.of(
                                        like.strength(),
                                        "It sends its users to %s, which %s.",
                                        "Elle envoie ses utilisateurs vers %s, qui %s.",
                                        Spelling.quoted(Address.unicode(host)),
                                        like.how())))
                        .findFirst()
                        .orElse(null);
    }

    private static Evidence vendor(Grant grant) {
        if (!grant.known() || grant.verified() || grant.ofOwnTenant()) {
            return null;
        }
        String vendor = VendorName.leading(grant.name()).orElse(null);
        boolean its = grant.hosts().anyMatch(host -> Domains.core(host).equals(vendor));
        return vendor != null && !its
                ? Evidence.of(
                        MEDIUM,
                        "“%s” bears a vendor's name, and its publisher is not verified.",
                        "« %s » porte le nom d'un éditeur connu, et son éditeur n'est pas vérifié.",
                        Spelling.quoted(grant.name()))
                : null;
    }

    private static Evidence reach(Grant grant) {
        if (!grant.known()
                || grant.verified()
                || !grant.reaching()
                || grant.ofOwnTenant()
                || MISUSED.containsKey(grant.application())) {
            return null;
        }
        return Evidence.of(
                grant.aged() ? NOTED : MEDIUM,
                "“%s”, of an unverified publisher, may use %s. The owner's mail program would look the same.",
                "« %s », d'un éditeur non vérifié, peut utiliser %s. Le programme de messagerie du titulaire donnerait la même image.",
                Spelling.quoted(grant.name()),
                Quotation.of(grant.scopes()));
    }

    private static Evidence unknown(Grant grant) {
        return !grant.known() && grant.reaching()
                ? Evidence.of(
                        MEDIUM,
                        "An application of which nothing is known (%s) may use %s. It may be the owner's mail program.",
                        "Une application dont on ne sait rien (%s) peut utiliser %s. C'est peut-être le programme de messagerie du titulaire.",
                        Spelling.quoted(grant.object().path("clientId").asText("?")),
                        Quotation.of(grant.scopes()))
                : null;
    }

    /** An administrator's consent is for company programs of known makers. */
    private static Evidence everybody(Grant grant) {
        boolean unexpected = grant.around().provenance().inWindow(grant.made());
        return grant.forEverybody() && grant.reaching() && !grant.verified() && !grant.ofOwnTenant() && unexpected
                ? Evidence.of(
                        STRONG,
                        "During the compromise it was given %s for every account of the organisation.",
                        "Pendant la compromission, elle a reçu %s pour tous les comptes de l'organisation.",
                        Quotation.of(grant.scopes()))
                : null;
    }

    private static Evidence newApplication(Grant grant) {
        boolean isNew =
                grant.applicationMade() != null && grant.around().provenance().inWindow(grant.applicationMade());
        return isNew && !grant.verified() && !grant.ofOwnTenant()
                ? Evidence.of(
                        MEDIUM,
                        "“%s” came into the organisation during the compromise (%s).",
                        "« %s » est apparue dans l'organisation pendant la compromission (%s).",
                        Spelling.quoted(grant.name()),
                        grant.applicationMade())
                : null;
    }

    private static Evidence throwaway(Grant grant) {
        List<String> hosts = grant.hosts().filter(Senders::throwawayHost).toList();
        return hosts.isEmpty() || grant.verified() || grant.ofOwnTenant()
                ? null
                : Evidence.of(
                        grant.reaching() || vendor(grant) != null ? MEDIUM : WEAK,
                        "It sends its users to %s, where anybody puts up a page in a minute.",
                        "Elle envoie ses utilisateurs vers %s, où n'importe qui publie une page en une minute.",
                        Quotation.of(hosts));
    }
}
