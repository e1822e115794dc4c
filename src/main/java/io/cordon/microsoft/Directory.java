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
import io.cordon.model.User;
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

/**
 * What the directory tells of a tenant beside its {@link Users}: its domains, and who has which role, group or application. Source:
 * microsoft-contract a and f.
 */
public record Directory(Graph graph) {
    /** As many groups as one question may name. Source: Microsoft's reference of checkMemberGroups. */
    private static final int MOST_GROUPS = 20;

    /** As {@link Users#find}: whoever asks who holds a role wants to know next whether they can sign in. */
    public Optional<User> find(String idOrName) {
        return new Users(graph).find(idOrName);
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
                            ? cast.withUrl(next).get(request -> Graph.eventually(settings, request))
                            : cast.get(request -> {
                                Graph.eventually(settings, request);
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
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_GROUPS));
            List<String> found = graph.get((client, settings) -> {
                        // anew each time: the SDK writes into a body that it has sent before only what has changed
                        // since
                        CheckMemberGroupsPostRequestBody body = new CheckMemberGroupsPostRequestBody();
                        body.setGroupIds(some);
                        return client.users()
                                .byUserId(idOrName)
                                .checkMemberGroups()
                                .post(body, settings::on);
                    })
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
        return assignments("roleDefinitionId eq '%s'".formatted(roleTemplateId)).stream()
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

    /** All roles that are assigned to a user directly, also custom and scoped ones, by the id of their definition. Needs RoleManagement.Read.Directory. */
    public Map<String, String> assignedRoles(String userId) {
        Map<String, String> roles = new TreeMap<>();
        assignments("principalId eq '%s'".formatted(userId), "roleDefinition")
                .forEach(role -> roles.put(
                        known(role.getRoleDefinitionId()),
                        role.getRoleDefinition() == null
                                ? role.getRoleDefinitionId()
                                : named(role.getRoleDefinition().getDisplayName())));
        return roles;
    }

    private List<UnifiedRoleAssignment> assignments(String filter, String... expand) {
        return graph.<UnifiedRoleAssignmentCollectionResponse, UnifiedRoleAssignment>list(
                (client, settings, next) -> {
                    var assignments = client.roleManagement().directory().roleAssignments();
                    return next != null
                            ? assignments.withUrl(next).get(settings::on)
                            : assignments.get(request -> {
                                settings.on(request);
                                request.queryParameters.filter = filter;
                                if (expand.length > 0) {
                                    request.queryParameters.expand = expand;
                                }
                            });
                },
                page -> page.getValue());
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
                                    ? cast.withUrl(next).get(request -> Graph.eventually(settings, request))
                                    : cast.get(request -> {
                                        Graph.eventually(settings, request);
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

    private static String known(@Nullable String id) {
        if (id == null) {
            throw new MicrosoftException.Unreadable(new MicrosoftException.Answer(200, "role", null, null), null);
        }
        return id;
    }

    private static String named(@Nullable String name) {
        return name == null ? "?" : name;
    }
}
