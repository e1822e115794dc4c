package io.cordon.tenant;

import java.util.Set;

/**
 * What a user holds that may protect the account, as read live.
 *
 * @param roles template ids of the active directory roles, also through groups; {@code "?"} for one that Cordon may not read
 * @param groups of the protected groups, those that the user is in, also through other groups
 * @param owners of Cordon's own identity, by object id
 */
public record Privileges(Set<String> roles, Set<String> groups, Set<String> owners) {
    public Privileges {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        owners = Set.copyOf(owners);
    }
}
