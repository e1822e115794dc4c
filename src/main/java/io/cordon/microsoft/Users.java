package io.cordon.microsoft;

import io.cordon.model.User;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads of the tenant's users. Source: microsoft-contract a. */
public record Users(Graph graph) {
    private static final String[] PROPERTIES = {
        "id",
        "userPrincipalName",
        "displayName",
        "mail",
        "proxyAddresses",
        "userType",
        "onPremisesSyncEnabled",
        "accountEnabled",
        "signInSessionsValidFromDateTime",
        "lastPasswordChangeDateTime"
    };

    /** The user with this object id. Throws {@link MicrosoftException.Missing} if there is none. */
    public User get(String id) {
        return model(graph.get(read(id)));
    }

    /**
     * A user with what only a watch asks for.
     *
     * @param lastSynchronisedAt {@code onPremisesLastSyncDateTime}; {@code null} if there is none
     */
    public record State(User user, @Nullable Instant lastSynchronisedAt) {}

    /** As {@link #get}, with when directory synchronisation last wrote to it. */
    public State state(String id) {
        com.microsoft.graph.models.User user =
                graph.get((client, settings) -> client.users().byUserId(id).get(request -> {
                    settings.on(request);
                    request.queryParameters.select = Stream.concat(
                                    Stream.of(PROPERTIES), Stream.of("onPremisesLastSyncDateTime"))
                            .toArray(String[]::new);
                }));
        return new State(model(user), instant(user.getOnPremisesLastSyncDateTime()));
    }

    /** The user with this object id or sign-in name, if there is one. */
    public Optional<User> find(String idOrName) {
        return graph.find(read(idOrName)).map(Users::model);
    }

    /** Every user that has {@code address} as mail or proxy address; more than one means that the address does not identify anyone. */
    public List<User> withAddress(String address) {
        String literal = address.replace("'", "''");
        String filter = "mail eq '%s' or proxyAddresses/any(p:p eq 'smtp:%s')".formatted(literal, literal);
        return graph
                .list(
                        (client, settings, next) -> next == null
                                ? client.users().get(request -> {
                                    settings.on(request);
                                    request.queryParameters.filter = filter;
                                    request.queryParameters.select = PROPERTIES;
                                })
                                : client.users().withUrl(next).get(settings::on),
                        page -> page.getValue())
                .stream()
                .map(Users::model)
                .toList();
    }

    /** How many users the tenant has, guests included. From an index that lags behind by seconds to minutes (microsoft-contract a). */
    public int count() {
        Long count = graph.get((client, settings) -> client.users().get(request -> {
                    Graph.eventually(settings, request);
                    request.queryParameters.count = true;
                    request.queryParameters.top = 1;
                    request.queryParameters.select = new String[] {"id"};
                }))
                .getOdataCount();
        if (count == null) {
            throw new MicrosoftException.Unreadable(new MicrosoftException.Answer(200, "count", null, null), null);
        }
        return Math.toIntExact(count);
    }

    private static Graph.Exchange<com.microsoft.graph.models.User> read(String idOrName) {
        return (client, settings) -> client.users().byUserId(idOrName).get(request -> {
            settings.on(request);
            request.queryParameters.select = PROPERTIES;
        });
    }

    private static User model(com.microsoft.graph.models.User user) {
        if (user.getId() == null || user.getUserPrincipalName() == null) {
            throw new MicrosoftException.Unreadable(new MicrosoftException.Answer(200, null, null, null), null);
        }
        return new User(
                user.getId(),
                user.getUserPrincipalName(),
                user.getDisplayName(),
                user.getMail(),
                user.getProxyAddresses() == null
                        ? List.of()
                        : user.getProxyAddresses().stream()
                                .map(Users::withoutPrefix)
                                .toList(),
                "Guest".equalsIgnoreCase(user.getUserType()),
                Boolean.TRUE.equals(user.getOnPremisesSyncEnabled()),
                user.getAccountEnabled(),
                instant(user.getSignInSessionsValidFromDateTime()),
                instant(user.getLastPasswordChangeDateTime()));
    }

    private static String withoutPrefix(String proxyAddress) {
        return proxyAddress.substring(proxyAddress.indexOf(':') + 1);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
