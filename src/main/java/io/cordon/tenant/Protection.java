package io.cordon.tenant;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import io.cordon.microsoft.Directory;
import io.cordon.model.Permission;
import io.cordon.model.Text;
import io.cordon.model.User;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom Cordon never touches in a tenant: those of the configuration, and those without whom nobody could repair anything. Names are compared as a
 * reader sees them, so neither case nor letters that look alike get around it. Sources: microsoft-contract f; conventions 4 (break-glass accounts).
 */
public final class Protection {
    private static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";
    private static final String DIRECTORY_SYNCHRONIZATION = "d29b2b05-8046-44ba-8758-1e26182fcf32";
    private static final String UNREADABLE = "?";
    /** As the synchronisation tools name the accounts that they make: Sync_SERVER_0123456789ab and ADToAADSyncServiceAccount. */
    private static final Pattern SYNCHRONISES = Pattern.compile("sync_.+_[0-9a-f]{6,}@.*|adtoaadsyncserviceaccount@.*");

    private static final Normalizer2 NFKC = Normalizer2.getNFKCCasefoldInstance();
    private static final SpoofChecker CONFUSABLES =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    /** What has to be read to know whom not to touch, beside what the steps need. */
    public static final List<Permission> NEEDS = List.of(
            Permission.graph(
                    "RoleManagement.Read.Directory",
                    "to know the last Global Administrator, and in a preflight an administrator's custom and scoped roles",
                    "pour connaître le dernier administrateur général, et lors d’un contrôle préalable les rôles personnalisés"),
            Permission.graph(
                    "Application.Read.All",
                    "to know who owns Cordon's app registration, whom Cordon never touches",
                    "pour savoir qui est propriétaire de l’inscription d’application de Cordon, que Cordon ne touche jamais"));

    private final Owners owners;
    private final Set<String> users;
    private final Set<String> groups;
    private final Set<String> roles;
    private final List<Pattern> patterns;

    Protection(TenantsConfig.ProtectedAccounts config, Owners owners) {
        this.owners = owners;
        users = config.users().orElse(Set.of()).stream().map(Protection::seen).collect(Collectors.toUnmodifiableSet());
        groups = config.groups().orElse(Set.of()).stream()
                .map(Protection::lower)
                .collect(Collectors.toUnmodifiableSet());
        roles = config.roles().orElse(Set.of()).stream().map(Protection::lower).collect(Collectors.toUnmodifiableSet());
        patterns = config.patterns().orElse(Set.of()).stream()
                .map(Protection::pattern)
                .toList();
    }

    /** Template ids of the roles that a user holds, in lower case. Throws {@code Missing} if nobody has that id or name. */
    public Set<String> roles(Directory directory, String idOrName) {
        return directory.heldRoles(idOrName).stream().map(Protection::lower).collect(Collectors.toSet());
    }

    /** Of the protected groups, those that a user is in. */
    public Set<String> groups(Directory directory, String idOrName) {
        return groups.isEmpty() ? Set.of() : directory.memberOf(idOrName, groups);
    }

    /** Who owns Cordon's own identity. */
    public Set<String> owners(Directory directory) {
        return owners.read(directory);
    }

    /**
     * Why the account must not be touched, if it must not.
     *
     * @param directory is asked only about a Global Administrator: whether there is another one who can sign in
     * @throws io.cordon.microsoft.MicrosoftException if that cannot be read
     */
    public Optional<Protected> of(User user, Privileges held, Directory directory) {
        return Stream.of(
                        listed(user),
                        patterned(user),
                        synchronising(user, held),
                        owning(user, held),
                        inGroup(held),
                        withRole(held),
                        lastAdministrator(user, held, directory))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Protected> listed(User user) {
        return names(user)
                .filter(name -> users.contains(seen(name)))
                .findFirst()
                .map(name -> new Protected(
                        Protected.Rule.LISTED,
                        Text.of(
                                "The account %s is on the list of protected accounts.",
                                "Le compte %s est sur la liste des comptes protégés.", name)));
    }

    private Optional<Protected> patterned(User user) {
        return names(user)
                .filter(name -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(seen(name)).matches()))
                .findFirst()
                .map(name -> new Protected(
                        Protected.Rule.PATTERN,
                        Text.of(
                                "The account's name %s fits a pattern of protected accounts.",
                                "Le nom du compte, %s, correspond à un modèle de comptes protégés.", name)));
    }

    private static Optional<Protected> synchronising(User user, Privileges held) {
        boolean synchronises = held.roles().contains(DIRECTORY_SYNCHRONIZATION)
                || SYNCHRONISES.matcher(lower(user.userPrincipalName())).matches();
        return synchronises
                ? Optional.of(new Protected(
                        Protected.Rule.SYNCHRONISATION,
                        Text.of(
                                "The account synchronises the directory.",
                                "Le compte sert à la synchronisation de l’annuaire.")))
                : Optional.empty();
    }

    private static Optional<Protected> owning(User user, Privileges held) {
        return held.owners().contains(lower(user.id()))
                ? Optional.of(new Protected(
                        Protected.Rule.OWNER,
                        Text.of(
                                "The account owns Cordon's app registration.",
                                "Le compte est propriétaire de l’inscription d’application de Cordon.")))
                : Optional.empty();
    }

    private static Optional<Protected> inGroup(Privileges held) {
        return held.groups().stream()
                .findFirst()
                .map(group -> new Protected(
                        Protected.Rule.GROUP,
                        Text.of(
                                "The account is a member of the protected group %s.",
                                "Le compte est membre du groupe protégé %s.", group)));
    }

    private Optional<Protected> withRole(Privileges held) {
        Optional<Protected> known = held.roles().stream()
                .filter(roles::contains)
                .findFirst()
                .map(role -> new Protected(
                        Protected.Rule.ROLE,
                        Text.of(
                                "The account holds the protected directory role %s.",
                                "Le compte détient le rôle d’annuaire protégé %s.", role)));
        return known.or(() -> held.roles().contains(UNREADABLE)
                ? Optional.of(
                        new Protected(
                                Protected.Rule.UNKNOWN_ROLE,
                                Text.of(
                                        "The account holds a directory role that Cordon may not read; grant RoleManagement.Read.Directory.",
                                        "Le compte détient un rôle d’annuaire que Cordon ne peut pas lire\u00a0; accordez RoleManagement.Read.Directory.")))
                : Optional.empty());
    }

    private static Optional<Protected> lastAdministrator(User user, Privileges held, Directory directory) {
        if (!held.roles().contains(GLOBAL_ADMINISTRATOR)) {
            return Optional.empty();
        }
        boolean another = directory.holders(GLOBAL_ADMINISTRATOR).stream()
                .filter(id -> !id.equalsIgnoreCase(user.id()))
                .anyMatch(id -> directory
                        .find(id)
                        .filter(other -> Boolean.TRUE.equals(other.accountEnabled()))
                        .isPresent());
        return another
                ? Optional.empty()
                : Optional.of(new Protected(
                        Protected.Rule.LAST_ADMINISTRATOR,
                        Text.of(
                                "The account is the last Global Administrator who can sign in.",
                                "Le compte est le dernier administrateur général qui puisse se connecter.")));
    }

    private static Stream<String> names(User user) {
        return Stream.concat(Stream.of(user.id(), user.userPrincipalName(), user.mail()), user.addresses().stream())
                .filter(Objects::nonNull);
    }

    /** As a reader sees it: letters that look alike are the same. */
    private static String seen(String name) {
        return CONFUSABLES.getSkeleton(NFKC.normalize(name.strip())).toLowerCase(Locale.ROOT);
    }

    /** Whether an account is called like those that synchronisation tools make for themselves. */
    public static boolean isSynchronising(String userPrincipalName) {
        return SYNCHRONISES.matcher(lower(userPrincipalName)).matches();
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String written) {
        return Pattern.compile(Stream.of(written.split("\\*", -1))
                .map(part -> part.isEmpty() ? "" : Pattern.quote(seen(part)))
                .collect(Collectors.joining(".*")));
    }
}
