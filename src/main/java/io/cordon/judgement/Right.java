package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody may do in a mailbox or folder: {@code Get-MailboxPermission}, {@code Get-RecipientPermission},
 * {@code Get-MailboxFolderPermission}, {@code Get-Mailbox} (send on behalf) and Graph's calendarPermission.
 *
 * @param trustee name, address or identifier, as it stands in the object
 * @param rights as the object calls them
 * @param folder its name, empty for the whole mailbox
 * @param everybody whether the trustee is Default, Anonymous, Everyone or the whole organisation
 * @param external whether the object itself says that the trustee is outside
 */
record Right(String trustee, List<String> rights, String folder, boolean everybody, boolean external, Around around)
        implements Traced {
    private static final Map<String, Set<String>> NAMES = WordList.of("rights");
    private static final Set<String> ANONYMOUS = NAMES.get("anonymous");
    private static final Set<String> EVERYBODY = NAMES.get("everybody");
    private static final Set<String> NO_MAIL = NAMES.get("noMail");
    private static final Set<String> CALENDARS = WordList.of("folders").get("calendar");
    private static final Set<String> NONE = Set.of("none", "");
    private static final Set<String> BUSY = Set.of(
            "availabilityonly",
            "limiteddetails",
            "freebusyread",
            "limitedread",
            "freebusytimeonly",
            "freebusytimeandsubjectandlocation");
    private static final Set<String> READING = Set.of("reviewer", "read", "readitems", "foldervisible");
    private static final Set<String> OUTSIDE_TYPES = Set.of("guestmailuser", "mailuser", "mailcontact");

    /** The rights that {@code object} grants; none for a denied or inherited one. */
    static List<Right> of(JsonNode object, Around around) {
        Json.object(object, "a permission");
        if (Json.says(object, "Deny")
                || Json.says(object, "IsInherited")
                || object.path("AccessControlType").asText("").equalsIgnoreCase("Deny")) {
            return List.of();
        }
        if (object.has("GrantSendOnBehalfTo") && !object.has("AccessRights")) {
            return Json.texts(object.path("GrantSendOnBehalfTo"), "GrantSendOnBehalfTo").stream()
                    .map(trustee -> named(trustee, List.of("SendOnBehalf"), "", false, around))
                    .toList();
        }
        if (object.has("role")) {
            JsonNode who = object.path("emailAddress");
            String address = who.path("address").asText("");
            Right right = named(
                    address.isEmpty() ? who.path("name").asText("") : address,
                    List.of(object.path("role").asText("none")),
                    "Calendar",
                    false,
                    around);
            return List.of(address.isEmpty() && !Json.flag(object, "isRemovable", true) ? right.ofEverybody() : right);
        }
        JsonNode user = object.has("User") ? object.path("User") : object.path("Trustee");
        String type =
                user.path("UserType").path("Value").asText(user.path("UserType").asText(""));
        JsonNode rights = object.path("AccessRights");
        Right right = named(
                trustee(user),
                Json.blank(rights) ? List.of() : split(Json.texts(rights, "AccessRights")),
                folder(object),
                type.equalsIgnoreCase("External"),
                around);
        return List.of(
                type.equalsIgnoreCase("Default") || type.equalsIgnoreCase("Anonymous") ? right.ofEverybody() : right);
    }

    private static Right named(String trustee, List<String> rights, String folder, boolean external, Around around) {
        String plain = Spelling.plain(trustee);
        return new Right(
                trustee, rights, folder, EVERYBODY.contains(plain) || ANONYMOUS.contains(plain), external, around);
    }

    private Right ofEverybody() {
        return new Right(trustee, rights, folder, true, false, around);
    }

    /** Exports through text write {@code "FullAccess, ReadPermission"}, or {@code "{FullAccess}"}. */
    private static List<String> split(List<String> rights) {
        return rights.stream()
                .flatMap(text -> Arrays.stream(text.split("[,{}]")))
                .map(String::strip)
                .filter(right -> !right.isEmpty())
                .toList();
    }

    private static String trustee(JsonNode user) {
        if (user.isTextual()) {
            return user.textValue();
        }
        return Stream.of(
                        user.path("ADRecipient").path("PrimarySmtpAddress"),
                        user.path("UserPrincipalName"),
                        user.path("DisplayName"),
                        user.path("RawIdentity"))
                .map(part -> part.asText(""))
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String folder(JsonNode object) {
        String name = object.path("FolderName").asText("");
        String identity = object.path("Identity").asText("");
        int at = identity.lastIndexOf('\\');
        return !name.isEmpty() ? name : at < 0 ? "" : identity.substring(at + 1).strip();
    }

    boolean anonymous() {
        return ANONYMOUS.contains(Spelling.plain(trustee));
    }

    /** Whether nobody gets anything by it: no right, the owner, Exchange itself. */
    boolean empty() {
        String plain = Spelling.plain(trustee);
        return plain.isEmpty()
                || plain.startsWith("nt authority\\")
                || lower().allMatch(NONE::contains)
                || (around.context().owner() != null && around.context().owner().isCalled(trustee.strip()));
    }

    /** An identifier behind which there is nobody any more. */
    boolean orphaned() {
        return Spelling.plain(trustee).startsWith("s-1-5-21-");
    }

    /** Whether it concerns appointments, people or tasks, and no mail. */
    boolean noMail() {
        String plain = Spelling.plain(folder);
        return CALENDARS.contains(plain) || NO_MAIL.contains(plain);
    }

    boolean busyOnly() {
        return lower().allMatch(right -> NONE.contains(right) || BUSY.contains(right));
    }

    boolean readingOnly() {
        return lower().allMatch(right -> NONE.contains(right) || READING.contains(right) || BUSY.contains(right));
    }

    boolean onlyShowsFolder() {
        return lower().allMatch(right -> NONE.contains(right) || right.equals("foldervisible"));
    }

    private Stream<String> lower() {
        return rights.stream().map(right -> right.toLowerCase(Locale.ROOT));
    }

    /** Where the trustee's mail really goes, as far as it is known. */
    Optional<Address> address() {
        Recipient known = around.context().recipient(trustee);
        Optional<Address> actual = Address.of(known == null ? null : known.externalEmailAddress());
        Optional<Address> primary = Address.of(known == null ? null : known.primarySmtpAddress());
        return actual.or(() -> primary).or(() -> Address.of(trustee));
    }

    boolean outside() {
        Recipient known = around.context().recipient(trustee);
        String type = known == null || known.recipientTypeDetails() == null ? "" : known.recipientTypeDetails();
        return external
                || trustee.toLowerCase(Locale.ROOT).contains("#ext#")
                || OUTSIDE_TYPES.contains(type.toLowerCase(Locale.ROOT))
                || address().filter(around::outside).isPresent();
    }

    boolean allowed() {
        return address().filter(around::allowed).isPresent();
    }

    /** When the trustee's account was made, if that was just before or during the compromise; otherwise {@code null}. */
    Instant justCreated() {
        Recipient known = around.context().recipient(trustee);
        return known != null && around.provenance().justCreated(known.created()) ? known.created() : null;
    }

    @Override
    public Instant made() {
        return null;
    }

    @Override
    public Duration settled() {
        return YEAR;
    }

    @Override
    public Strength byIntruder() {
        return empty() ? Strength.NOTED : Strength.STRONG;
    }

    @Override
    public Optional<Strength> inWindow() {
        return empty() || (noMail() && busyOnly()) ? Optional.empty() : Optional.of(Strength.MEDIUM);
    }
}
