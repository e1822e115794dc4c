package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether somebody's rights over a mailbox or folder are an intruder's: {@code Get-MailboxPermission}, {@code Get-RecipientPermission},
 * {@code Get-MailboxFolderPermission}, {@code Get-Mailbox} (send on behalf) and Graph's calendarPermission. Sources: MITRE ATT&amp;CK T1098.002,
 * Splunk, Elastic and Datadog on mailbox delegation.
 */
final class Delegates {
    private static final Duration NEW = Duration.ofDays(7);
    private static final Set<String> EVERYBODY =
            Set.of("default", "anonymous", "everyone", "standard", "par defaut", "anonyme", "all users");
    private static final Set<String> NO_MAIL = Set.of(
            "calendar",
            "calendrier",
            "kalender",
            "calendario",
            "agenda",
            "kalendarz",
            "予定表",
            "contacts",
            "contactos",
            "contatti",
            "kontakte",
            "contatos",
            "kontakty",
            "連絡先",
            "tasks",
            "taches",
            "aufgaben",
            "tareas",
            "attivita");
    private static final Set<String> BUSY_ONLY = Set.of(
            "none",
            "availabilityonly",
            "limiteddetails",
            "freebusyread",
            "limitedread",
            "freebusytimeonly",
            "freebusytimeandsubjectandlocation");
    private static final Set<String> READING = Set.of("reviewer", "read", "readitems", "foldervisible");
    private static final Set<String> OUTSIDE_TYPES = Set.of("guestmailuser", "mailuser", "mailcontact");

    private Delegates() {}

    /** Somebody, what he may do, and where. */
    private record Right(String trustee, List<String> rights, String folder) {
        boolean ofCalendar() {
            return !folder.isEmpty() && NO_MAIL.contains(Spelling.plain(folder));
        }

        boolean busyOnly() {
            return rights.stream().allMatch(right -> BUSY_ONLY.contains(right.toLowerCase(Locale.ROOT)));
        }

        boolean readingOnly() {
            return rights.stream()
                    .map(right -> right.toLowerCase(Locale.ROOT))
                    .allMatch(right -> READING.contains(right) || BUSY_ONLY.contains(right));
        }
    }

    static Judgement of(JsonNode object, Around around) {
        Json.object(object, "a permission");
        if (object.path("Deny").asBoolean(false)
                || object.path("IsInherited").asBoolean(false)
                || object.path("AccessControlType").asText("").equalsIgnoreCase("Deny")) {
            return Judgement.BENIGN;
        }
        List<Evidence> evidence = new ArrayList<>();
        for (Right right : rights(object)) {
            evidence.addAll(judge(right, around));
        }
        return Weighing.of(evidence, false);
    }

    private static List<Right> rights(JsonNode object) {
        if (object.has("GrantSendOnBehalfTo") && !object.has("AccessRights")) {
            return Json.texts(object.path("GrantSendOnBehalfTo"), "GrantSendOnBehalfTo").stream()
                    .map(trustee -> new Right(trustee, List.of("SendOnBehalf"), ""))
                    .toList();
        }
        if (object.has("emailAddress") || object.has("role")) {
            JsonNode who = object.path("emailAddress");
            String address = who.path("address").asText("");
            return List.of(new Right(
                    address.isEmpty() ? who.path("name").asText("") : address,
                    List.of(object.path("role").asText("none")),
                    "Calendar"));
        }
        String trustee = trustee(object.has("User") ? object.path("User") : object.path("Trustee"));
        JsonNode rights = object.path("AccessRights");
        return List.of(new Right(
                trustee, rights.isMissingNode() ? List.of() : Json.texts(rights, "AccessRights"), folder(object)));
    }

    private static String trustee(JsonNode user) {
        if (user.isTextual()) {
            return user.textValue();
        }
        String address = user.path("ADRecipient").path("PrimarySmtpAddress").asText("");
        return address.isEmpty() ? user.path("DisplayName").asText("") : address;
    }

    private static String folder(JsonNode object) {
        String name = object.path("FolderName").asText("");
        String identity = object.path("Identity").asText("");
        int at = identity.lastIndexOf('\\');
        return !name.isEmpty() ? name : at < 0 ? "" : identity.substring(at + 1);
    }

    private static List<Evidence> judge(Right right, Around around) {
        String plain = Spelling.plain(right.trustee());
        if (plain.isEmpty()
                || plain.equals("nt authority\\self")
                || right.rights().isEmpty()) {
            return List.of();
        }
        if (EVERYBODY.contains(plain)) {
            return everybody(right);
        }
        if (plain.startsWith("nt authority\\")) {
            return List.of();
        }
        if (plain.startsWith("s-1-5-21-")) {
            return List.of(Evidence.of(
                    Strength.MEDIUM,
                    "The rights belong to the identifier %s, behind which there is nobody any more.",
                    "Les droits appartiennent à l’identifiant %s, derrière lequel il n’y a plus personne.",
                    Spelling.quoted(right.trustee())));
        }
        return person(right, around);
    }

    /** Default Reviewer on the calendar is a habit of many organisations; on mail it opens the mailbox to all. */
    private static List<Evidence> everybody(Right right) {
        boolean anonymous = Spelling.plain(right.trustee()).startsWith("anonym");
        if (right.busyOnly() || (right.ofCalendar() && right.readingOnly() && !anonymous)) {
            return List.of();
        }
        return List.of(Evidence.of(
                right.ofCalendar() ? Strength.MEDIUM : Strength.STRONG,
                "%s may do %s in %s: that is everybody.",
                "%s a le droit %s sur %s\u00a0: c’est-à-dire tout le monde.",
                Spelling.quoted(right.trustee()),
                String.join(", ", right.rights()),
                right.folder().isEmpty() ? "the mailbox" : Spelling.quoted(right.folder())));
    }

    private static List<Evidence> person(Right right, Around around) {
        Recipient known = around.context().recipient(right.trustee());
        Optional<Address> address = address(right.trustee(), known);
        if (address.filter(around::allowed).isPresent()) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        boolean guest = right.trustee().toLowerCase(Locale.ROOT).contains("#ext#");
        boolean type = known != null
                && known.recipientTypeDetails() != null
                && OUTSIDE_TYPES.contains(known.recipientTypeDetails().toLowerCase(Locale.ROOT));
        boolean outside = guest || type || address.filter(around::outside).isPresent();
        if (outside && !(right.ofCalendar() && right.busyOnly())) {
            evidence.add(Evidence.of(
                    right.ofCalendar() && right.readingOnly() ? Strength.MEDIUM : Strength.STRONG,
                    "%s, who is not of the organisation, has %s. A partner's assistant may be meant: then it belongs on the allow-list.",
                    "%s, extérieur à l’organisation, a le droit %s. S’il s’agit d’un partenaire, inscrivez-le dans la liste autorisée.",
                    Spelling.quoted(address.map(Address::toString).orElse(right.trustee())),
                    String.join(", ", right.rights())));
        }
        Instant created = Provenance.time(
                around.more().path("recipients").path(right.trustee()).path("whenCreatedUTC"));
        if (created != null && justCreated(created, around.provenance())) {
            evidence.add(Evidence.of(
                    Strength.STRONG,
                    "%s was created on %s, just before or during the compromise.",
                    "%s a été créé le %s, juste avant ou pendant la compromission.",
                    Spelling.quoted(right.trustee()),
                    created));
        }
        if (!(right.ofCalendar() && right.busyOnly())) {
            evidence.addAll(ProvenanceSigns.of(around, null, Strength.MEDIUM));
        }
        return evidence;
    }

    private static boolean justCreated(Instant created, Provenance provenance) {
        Instant reference = provenance.recorded() != null ? provenance.recorded() : provenance.start();
        return reference != null
                && created.isAfter(reference.minus(NEW))
                && (provenance.end() == null || !created.isAfter(provenance.end()));
    }

    private static Optional<Address> address(String trustee, Recipient known) {
        Optional<Address> external = Address.of(known == null ? null : known.externalEmailAddress());
        Optional<Address> primary = Address.of(known == null ? null : known.primarySmtpAddress());
        return external.or(() -> primary).or(() -> Address.of(trustee));
    }
}
