package io.cordon.access;

import java.util.Map;
import java.util.Optional;

/**
 * Whom a token of Entra ID speaks of. A person's token has scopes ({@code scp}); a managed identity's or another application's has none, and says
 * {@code idtyp=app} or has its own object id as its subject. An ID token is for another use, and is nobody here: it names no client that
 * asked for it.
 *
 * @param name {@code person:<object id>} or {@code app:<object id>}, which no API key's name can be
 * @param shown by which people know the caller: the sign-in name, or the client id
 */
record EntraCaller(String name, String shown) {

    static Optional<EntraCaller> of(Map<String, Object> claims) {
        String id = text(claims, "oid");
        String client = claims.containsKey("azp") ? text(claims, "azp") : text(claims, "appid");
        if (!Entra.GUID.matcher(id).matches() || !Entra.GUID.matcher(client).matches()) {
            return Optional.empty();
        }
        boolean scopes = !text(claims, "scp").isBlank();
        if (scopes && !text(claims, "idtyp").equals("app")) {
            String known = text(claims, "preferred_username");
            String older = known.isEmpty() ? text(claims, "upn") : known;
            return Optional.of(new EntraCaller("person:" + id, older.isEmpty() ? id : older));
        }
        boolean application = !scopes
                && (text(claims, "idtyp").equals("app") || text(claims, "sub").equals(id));
        return application ? Optional.of(new EntraCaller("app:" + id, client)) : Optional.empty();
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : "";
    }
}
