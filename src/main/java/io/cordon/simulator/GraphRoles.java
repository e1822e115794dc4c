package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which directory roles a user holds, in the two ways Graph tells (contract section f). */
final class GraphRoles {
    private static final List<String> ROLE_PROPERTIES =
            List.of("id", "deletedDateTime", "description", "displayName", "roleTemplateId");
    private static final Pattern BY_ROLE = Pattern.compile("roleDefinitionId\\s+eq\\s+'([^']*)'");
    private static final Pattern BY_PRINCIPAL = Pattern.compile("principalId\\s+eq\\s+'([^']*)'");

    private final GraphUsers users;
    /** How the simulated tenant's groups that may be given roles are called. */
    private static final String ROLE_ASSIGNABLE = "role-assignable";

    private final Directory directory;

    GraphRoles(GraphUsers users, Directory directory) {
        this.users = users;
        this.directory = directory;
    }

    /** A cast on a relation is an advanced query: only with the header and {@code $count=true}. */
    Answer transitive(Call call, String key) {
        call.allowOptions("$select", "$count", "$top");
        if (!call.eventual() || !call.option("$count").filter("true"::equals).isPresent()) {
            throw new Refusal(400, "Request_UnsupportedQuery", "Unsupported Query.");
        }
        List<String> selected = Select.from(call, ROLE_PROPERTIES, "microsoft.graph.directoryRole");
        List<ObjectNode> roles = sorted(users.require(key)).stream()
                .map(role -> Select.only(directoryRole(role), selected))
                .toList();
        return Answer.ok(new Page(0, 999, "$skiptoken").cut(call, GraphService.METADATA + "directoryRoles", roles));
    }

    /** Only the question that a preflight asks: which role-assignable groups somebody is in. */
    Answer groups(Call call, String key) {
        call.allowOptions("$select", "$count", "$top", "$filter");
        if (!call.eventual()
                || !call.option("$count").filter("true"::equals).isPresent()
                || !call.option("$filter")
                        .filter("isAssignableToRole eq true"::equals)
                        .isPresent()) {
            throw new Refusal(400, "Request_UnsupportedQuery", "Unsupported Query.");
        }
        List<ObjectNode> groups = users.require(key).groups().stream()
                .sorted()
                .filter(group -> group.startsWith(ROLE_ASSIGNABLE))
                .map(group -> Json.object().put("id", Json.stableId(group)).put("displayName", group))
                .toList();
        return Answer.ok(new Page(0, 999, "$skiptoken").cut(call, GraphService.METADATA + "groups", groups));
    }

    Answer assignments(Call call) {
        call.allowOptions("$filter", "$expand", "$top");
        boolean expanded = call.option("$expand")
                .map(what -> {
                    if (!what.equals("roleDefinition")) {
                        throw Refusal.badRequest(
                                "Parsing OData Select and Expand failed: '" + what + "' cannot be expanded here.");
                    }
                    return true;
                })
                .orElse(false);
        Matcher byRole = BY_ROLE.matcher(call.option("$filter").orElse(""));
        if (byRole.matches()) {
            List<ObjectNode> holders = new ArrayList<>();
            directory
                    .accounts()
                    .forEach(account -> sorted(account).stream()
                            .filter(role -> role.templateId().equals(byRole.group(1)))
                            .forEach(role -> holders.add(assignment(account, role, expanded))));
            return Answer.ok(new Page(0, 999, "$skiptoken")
                    .cut(call, GraphService.METADATA + "roleManagement/directory/roleAssignments", holders));
        }
        Matcher filter = BY_PRINCIPAL.matcher(call.option("$filter").orElse(""));
        if (!filter.matches()) {
            throw new Refusal(
                    400, "Request_UnsupportedQuery", "The request uses a filter property that is not indexed");
        }
        List<ObjectNode> found = new ArrayList<>();
        directory
                .find(filter.group(1))
                .filter(account -> account.id().equalsIgnoreCase(filter.group(1)))
                .ifPresent(account -> sorted(account).forEach(role -> found.add(assignment(account, role, expanded))));
        return Answer.ok(new Page(0, 999, "$skiptoken")
                .cut(call, GraphService.METADATA + "roleManagement/directory/roleAssignments", found));
    }

    /** Whose assignments are asked for; empty for everybody's. */
    static String principal(Call call) {
        Matcher filter = BY_PRINCIPAL.matcher(call.option("$filter").orElse(""));
        return filter.matches() ? filter.group(1) : "";
    }

    private static List<EntraRole> sorted(Account account) {
        return account.roles().stream().sorted(Comparator.naturalOrder()).toList();
    }

    private static ObjectNode directoryRole(EntraRole role) {
        return Json.object()
                .put("id", Json.stableId("directoryRole " + role.templateId()))
                .putNull("deletedDateTime")
                .put("description", role.displayName() + " of the simulated tenant.")
                .put("displayName", role.displayName())
                .put("roleTemplateId", role.templateId());
    }

    private static ObjectNode assignment(Account account, EntraRole role, boolean expanded) {
        ObjectNode json = Json.object()
                .put(
                        "id",
                        Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(Json.stableId(account.id() + role.templateId())
                                                .getBytes(StandardCharsets.UTF_8))
                                + "-1")
                .put("principalId", account.id())
                .put("directoryScopeId", "/")
                .put("roleDefinitionId", role.templateId());
        if (expanded) {
            json.putObject("roleDefinition")
                    .put("id", role.templateId())
                    .put("displayName", role.displayName())
                    .put("isBuiltIn", true)
                    .put("isEnabled", true)
                    .put("templateId", role.templateId());
        }
        return json;
    }
}
