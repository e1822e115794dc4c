package io.cordon.microsoft;

import com.microsoft.graph.models.Application;
import com.microsoft.graph.models.ApplicationCollectionResponse;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryRole;
import com.microsoft.graph.models.DirectoryRoleCollectionResponse;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.GroupCollectionResponse;
import com.microsoft.graph.models.Organization;
import com.microsoft.graph.models.ServicePrincipal;
import com.microsoft.graph.models.ServicePrincipalCollectionResponse;
import com.microsoft.graph.models.UnifiedRoleAssignment;
import com.microsoft.graph.models.UnifiedRoleAssignmentCollectionResponse;
import com.microsoft.graph.models.VerifiedDomain;
import com.microsoft.graph.users.item.checkmembergroups.CheckMemberGroupsPostRequestBody;
import com.microsoft.kiota.BaseRequestConfiguration;
import io.cordon.model.User;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads of the directory that more than one step needs. Source: microsoft-contract a. */
public record Directory(Graph graph) {
    private static final String[] USER_PROPERTIES = {
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

    /** As many groups as one question may name. Source: Microsoft's reference of checkMemberGroups. */
    private static final int MOST_GROUPS = 20;

    /** The user with this object id. Throws {@link MicrosoftException.Missing} if there is none. */
    public User user(String id) {
        return model(graph.get(read(id)));
    }

    /**
     * A user with what only a watch asks for.
     *
     * @param lastSynchronisedAt {@code onPremisesLastSyncDateTime}; {@code null} if there is none
     */
    public record State(User user, @Nullable Instant lastSynchronisedAt) {}

    /** As {@link #user}, with when directory synchronisation last wrote to it. */
    public State state(String id) {
        com.microsoft.graph.models.User user =
                graph.get((client, settings) -> client.users().byUserId(id).get(request -> {
                    settings.on(request);
                    request.queryParameters.select = Stream.concat(
                                    Stream.of(USER_PROPERTIES), Stream.of("onPremisesLastSyncDateTime"))
                            .toArray(String[]::new);
                }));
        return new State(model(user), instant(user.getOnPremisesLastSyncDateTime()));
    }

    /** The user with this object id or sign-in name, if there is one. */
    public Optional<User> find(String idOrName) {
        return graph.find(read(idOrName)).map(Directory::model);
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
                                    request.queryParameters.select = USER_PROPERTIES;
                                })
                                : client.users().withUrl(next).get(settings::on),
                        page -> page.getValue())
                .stream()
                .map(Directory::model)
                .toList();
    }

    /**
     * The domains that belong to the tenant, in lower case. They are the verified domains of the organisation, which any application that
     * may read users can read; Exchange's accepted domains are among them.
     */
    public Set<String> domains() {
        return verifiedDomains()
                .map(VerifiedDomain::getName)
                .filter(Objects::nonNull)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of {@link #domains} whose users sign in elsewhere, where their passwords are. Source: Microsoft's reference of verifiedDomain. */
    public Set<String> federatedDomains() {
        return verifiedDomains()
                .filter(domain -> domain.getName() != null && "Federated".equalsIgnoreCase(domain.getType()))
                .map(domain -> domain.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<VerifiedDomain> verifiedDomains() {
        List<Organization> organizations = graph.get((client, settings) -> client.organization()
                        .get(request -> {
                            settings.on(request);
                            request.queryParameters.select = new String[] {"id", "verifiedDomains"};
                        }))
                .getValue();
        if (organizations == null
                || organizations.isEmpty()
                || organizations.getFirst().getVerifiedDomains() == null) {
            throw new MicrosoftException.Unreadable(
                    new MicrosoftException.Answer(200, "verifiedDomains", null, null), null);
        }
        return organizations.getFirst().getVerifiedDomains().stream();
    }

    /**
     * The directory roles that a user holds, by template id: active ones for the whole tenant, also through groups. Custom roles, roles within an
     * administrative unit and roles the user is merely eligible for are not among them (microsoft-contract f).
     */
    public Map<String, String> activeRoles(String userId) {
        Map<String, String> roles = new TreeMap<>();
        roles(userId).forEach(role -> roles.put(known(role.getRoleTemplateId()), named(role.getDisplayName())));
        return roles;
    }

    private List<DirectoryRole> roles(String userId) {
        return graph.<DirectoryRoleCollectionResponse, DirectoryRole>list(
                (client, settings, next) -> {
                    var cast =
                            client.users().byUserId(userId).transitiveMemberOf().graphDirectoryRole();
                    return next != null
                            ? cast.withUrl(next).get(request -> eventually(settings, request))
                            : cast.get(request -> {
                                eventually(settings, request);
                                request.queryParameters.count = true;
                                request.queryParameters.select = new String[] {"id", "displayName", "roleTemplateId"};
                            });
                },
                page -> page.getValue());
    }

    /**
     * Template ids of the active directory roles of a user, also through groups; {@code "?"} for one whose properties Cordon may not read, which
     * without directory read rights is said to happen (microsoft-contract f, not confirmed).
     */
    public Set<String> heldRoles(String idOrName) {
        return roles(idOrName).stream()
                .map(role -> role.getRoleTemplateId() == null ? "?" : role.getRoleTemplateId())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which of {@code groups} a user is in, also through other groups. */
    public Set<String> memberOf(String idOrName, Set<String> groups) {
        Set<String> member = new HashSet<>();
        List<String> all = List.copyOf(groups);
        for (int from = 0; from < all.size(); from += MOST_GROUPS) {
            CheckMemberGroupsPostRequestBody body = new CheckMemberGroupsPostRequestBody();
            body.setGroupIds(all.subList(from, Math.min(all.size(), from + MOST_GROUPS)));
            List<String> found = graph.get((client, settings) -> client.users()
                            .byUserId(idOrName)
                            .checkMemberGroups()
                            .post(body, settings::on))
                    .getValue();
            if (found == null) {
                throw new MicrosoftException.Unreadable(
                        new MicrosoftException.Answer(200, "checkMemberGroups", null, null), null);
            }
            member.addAll(found);
        }
        return member;
    }

    /**
     * Object ids of everybody who holds a role in the whole tenant. Needs RoleManagement.Read.Directory. That assignments can be filtered by
     * {@code roleDefinitionId} is in Microsoft's reference of list unifiedRoleAssignment, not among the recorded answers.
     */
    public Set<String> holders(String roleTemplateId) {
        return graph
                .<UnifiedRoleAssignmentCollectionResponse, UnifiedRoleAssignment>list(
                        (client, settings, next) -> {
                            var assignments =
                                    client.roleManagement().directory().roleAssignments();
                            return next != null
                                    ? assignments.withUrl(next).get(settings::on)
                                    : assignments.get(request -> {
                                        settings.on(request);
                                        request.queryParameters.filter =
                                                "roleDefinitionId eq '%s'".formatted(roleTemplateId);
                                    });
                        },
                        page -> page.getValue())
                .stream()
                .filter(assignment -> "/".equals(assignment.getDirectoryScopeId()))
                .map(assignment -> known(assignment.getPrincipalId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Object ids of whoever owns the app registration or its service principal. Needs Application.Read.All. That owners can be expanded in a
     * filtered list is in Microsoft's reference, not among the recorded answers; no more than twenty come that way.
     */
    public Set<String> owners(String appId) {
        Set<String> owners = new HashSet<>();
        String filter = "appId eq '%s'".formatted(appId);
        String[] select = {"id"};
        String[] expand = {"owners($select=id)"};
        graph.<ApplicationCollectionResponse, Application>list(
                        (client, settings, next) -> next != null
                                ? client.applications().withUrl(next).get(settings::on)
                                : client.applications().get(request -> {
                                    settings.on(request);
                                    request.queryParameters.filter = filter;
                                    request.queryParameters.select = select;
                                    request.queryParameters.expand = expand;
                                }),
                        page -> page.getValue())
                .forEach(application -> owners.addAll(ids(application.getOwners())));
        graph.<ServicePrincipalCollectionResponse, ServicePrincipal>list(
                        (client, settings, next) -> next != null
                                ? client.servicePrincipals().withUrl(next).get(settings::on)
                                : client.servicePrincipals().get(request -> {
                                    settings.on(request);
                                    request.queryParameters.filter = filter;
                                    request.queryParameters.select = select;
                                    request.queryParameters.expand = expand;
                                }),
                        page -> page.getValue())
                .forEach(principal -> owners.addAll(ids(principal.getOwners())));
        return owners;
    }

    private static List<String> ids(@Nullable List<DirectoryObject> objects) {
        if (objects == null) { // asked for, and empty where there are none
            throw new MicrosoftException.Unreadable(new MicrosoftException.Answer(200, "owners", null, null), null);
        }
        return objects.stream().map(object -> known(object.getId())).toList();
    }

    /** How many users the tenant has, guests included. From an index that lags behind by seconds to minutes (microsoft-contract a). */
    public int userCount() {
        Long count = graph.get((client, settings) -> client.users().get(request -> {
                    eventually(settings, request);
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

    /** All roles that are assigned to a user directly, also custom and scoped ones, by the id of their definition. Needs RoleManagement.Read.Directory. */
    public Map<String, String> assignedRoles(String userId) {
        Map<String, String> roles = new TreeMap<>();
        graph.<UnifiedRoleAssignmentCollectionResponse, UnifiedRoleAssignment>list(
                        (client, settings, next) -> {
                            var assignments =
                                    client.roleManagement().directory().roleAssignments();
                            return next != null
                                    ? assignments.withUrl(next).get(settings::on)
                                    : assignments.get(request -> {
                                        settings.on(request);
                                        request.queryParameters.filter = "principalId eq '%s'".formatted(userId);
                                        request.queryParameters.expand = new String[] {"roleDefinition"};
                                    });
                        },
                        page -> page.getValue())
                .forEach(role -> roles.put(
                        known(role.getRoleDefinitionId()),
                        role.getRoleDefinition() == null
                                ? role.getRoleDefinitionId()
                                : named(role.getRoleDefinition().getDisplayName())));
        return roles;
    }

    /** The role-assignable groups that a user is in, by name; they protect a member like an administrator (microsoft-contract b and f; inferred). */
    public List<String> roleAssignableGroups(String userId) {
        return graph
                .<GroupCollectionResponse, Group>list(
                        (client, settings, next) -> {
                            var cast = client.users()
                                    .byUserId(userId)
                                    .transitiveMemberOf()
                                    .graphGroup();
                            return next != null
                                    ? cast.withUrl(next).get(request -> eventually(settings, request))
                                    : cast.get(request -> {
                                        eventually(settings, request);
                                        request.queryParameters.count = true;
                                        request.queryParameters.filter = "isAssignableToRole eq true";
                                        request.queryParameters.select = new String[] {"id", "displayName"};
                                    });
                        },
                        page -> page.getValue())
                .stream()
                .map(group -> named(group.getDisplayName()))
                .toList();
    }

    /** A cast on a relation is an advanced query. */
    private static void eventually(Graph.Settings settings, BaseRequestConfiguration request) {
        settings.on(request);
        request.headers.tryAdd("ConsistencyLevel", "eventual");
    }

    private static String known(@Nullable String id) {
        if (id == null) {
            throw new MicrosoftException.Unreadable(new MicrosoftException.Answer(200, "role", null, null), null);
        }
        return id;
    }

    private static String named(@Nullable String name) {
        return name == null ? "?" : name;
    }

    private static Graph.Exchange<com.microsoft.graph.models.User> read(String idOrName) {
        return (client, settings) -> client.users().byUserId(idOrName).get(request -> {
            settings.on(request);
            request.queryParameters.select = USER_PROPERTIES;
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
                                .map(Directory::withoutPrefix)
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
