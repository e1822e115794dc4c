package io.cordon.engine;

import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.cordon.microsoft.Users;
import io.cordon.model.Text;
import io.cordon.model.User;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the one user that a caller means, in one round of requests side by side: whichever way of naming a user finds someone, all must find the
 * same one.
 */
@Singleton
public final class Resolution {
    private final SideBySide sideBySide;
    private final Shared<Question, User> underWay = new Shared<>();

    private record Question(String tenant, Identifiers who, Priority priority) {}

    Resolution(SideBySide sideBySide) {
        this.sideBySide = sideBySide;
    }

    /** For somebody who waits for the answer. */
    public User resolve(Tenant tenant, Identifiers who) {
        return resolve(tenant, who, Priority.HIGH);
    }

    /** Who is asked for at the same time by several callers is looked up once. */
    public User resolve(Tenant tenant, Identifiers who, Priority priority) {
        return underWay.share(
                new Question(tenant.name(), who, priority),
                () -> lookUp(who, tenant.clients().reader(priority).users()));
    }

    private User lookUp(Identifiers who, Users users) {
        List<SideBySide.Work<List<User>>> lookups = new ArrayList<>();
        who.byId().ifPresent(id -> lookups.add(() -> asList(users.find(id))));
        who.byName().ifPresent(name -> lookups.add(() -> asList(users.find(name))));
        who.byName().filter(name -> name.contains("@")).ifPresent(name -> lookups.add(() -> users.withAddress(name)));
        List<List<User>> found;
        try {
            found = sideBySide.run(lookups);
        } catch (MicrosoftException e) {
            throw refusal(e);
        }
        List<User> byId = who.byId().isPresent() ? found.getFirst() : List.of();
        List<User> byName = found.stream()
                .skip(who.byId().isPresent() ? 1 : 0)
                .flatMap(List::stream)
                .toList();
        return one(who, byId, byName);
    }

    private static User one(Identifiers who, List<User> byId, List<User> byName) {
        Map<String, User> named = new LinkedHashMap<>();
        byName.forEach(user -> named.putIfAbsent(user.id(), user));
        if (named.size() > 1) {
            throw new Refusal(
                    Refusal.Code.USER_AMBIGUOUS,
                    Text.of(
                            "%d users have the address %s; name one by object id.",
                            "%d utilisateurs ont l’adresse %s\u00a0; désignez-en un par son identifiant d’objet.",
                            named.size(),
                            who.name()));
        }
        Optional<User> user = byId.stream().findFirst();
        if (who.byId().isEmpty()) {
            return named.values().stream().findFirst().orElseThrow(() -> notFound(who));
        }
        if (user.isEmpty() && named.isEmpty()) {
            throw notFound(who);
        }
        if (who.byName().isPresent()
                && (user.isEmpty()
                        || named.isEmpty()
                        || !named.containsKey(user.get().id()))) {
            throw new Refusal(
                    Refusal.Code.IDENTIFIERS_CONTRADICT,
                    Text.of(
                            "The object id %s and the name %s are not of the same user.",
                            "L’identifiant d’objet %s et le nom %s ne désignent pas le même utilisateur.",
                            who.id(),
                            who.name()));
        }
        return user.orElseThrow(() -> notFound(who));
    }

    private static Refusal notFound(Identifiers who) {
        return new Refusal(
                Refusal.Code.USER_NOT_FOUND,
                Text.of("The tenant has no user %s.", "Le locataire n’a pas d’utilisateur %s.", who.shown()));
    }

    static Refusal refusal(MicrosoftException failure) {
        return switch (failure) {
            case MicrosoftException.Denied denied ->
                new Refusal(
                        Refusal.Code.MICROSOFT_DENIED,
                        Text.of(
                                "Microsoft 365 does not let Cordon read users (%s). The app registration needs User.Read.All and a valid credential.",
                                "Microsoft 365 ne laisse pas Cordon lire les utilisateurs (%s). L’application doit avoir User.Read.All et un secret ou certificat valide.",
                                Optional.ofNullable(denied.answer().code()).orElse("token")));
            case MicrosoftException.Throttled _,
                    MicrosoftException.Conflict _,
                    MicrosoftException.Untrusted _,
                    MicrosoftException.Unavailable _,
                    MicrosoftException.TimedOut _,
                    MicrosoftException.Missing _,
                    MicrosoftException.NoMailbox _,
                    MicrosoftException.OnPremises _,
                    MicrosoftException.Rejected _,
                    MicrosoftException.Unreadable _ -> unavailable();
        };
    }

    private static List<User> asList(Optional<User> user) {
        return user.map(List::of).orElse(List.of());
    }

    static Refusal unavailable() {
        return new Refusal(
                Refusal.Code.MICROSOFT_UNAVAILABLE,
                Text.of(
                        "Microsoft 365 did not give a usable answer; nothing was done. Try again.",
                        "Microsoft 365 n’a pas donné de réponse exploitable\u00a0; rien n’a été fait. Réessayez."));
    }
}
