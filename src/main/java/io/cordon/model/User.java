package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A user of a tenant as Microsoft Graph described it at one moment. {@code null} means that Graph gave no value, which is unknown and
 * never "no". Source: microsoft-contract a, "Read a user".
 *
 * @param id object id, the only identifier that every later call uses
 * @param addresses every address of the user, without the {@code smtp:} prefix
 * @param guest whether {@code userType} is {@code Guest}
 * @param synced whether {@code onPremisesSyncEnabled} is true: an on-premises directory is the authority over the account
 * @param sessionsValidFrom refresh tokens issued before this moment are refused ({@code signInSessionsValidFromDateTime})
 * @param passwordChangedAt {@code lastPasswordChangeDateTime}
 */
public record User(
        String id,
        String userPrincipalName,
        String displayName,
        String mail,
        List<String> addresses,
        boolean guest,
        boolean synced,
        Boolean accountEnabled,
        Instant sessionsValidFrom,
        Instant passwordChangedAt) {
    public User {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(userPrincipalName, "userPrincipalName");
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }

    /** Whether {@code identifier} is this user's object id, sign-in name or one of the addresses, in any case of letters. */
    @JsonIgnore
    public boolean isCalled(String identifier) {
        return id.equalsIgnoreCase(identifier)
                || userPrincipalName.equalsIgnoreCase(identifier)
                || (mail != null && mail.equalsIgnoreCase(identifier))
                || addresses.stream().anyMatch(identifier::equalsIgnoreCase);
    }
}
