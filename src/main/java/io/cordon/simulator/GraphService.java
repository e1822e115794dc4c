package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** Microsoft Graph v1.0, as far as a containment needs it (contract sections a, b, c, f, g and n). */
final class GraphService implements Service {
    static final String METADATA = "https://graph.microsoft.com/v1.0/$metadata#";
    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "DELETE", "PUT");
    private static final DateTimeFormatter WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Tokens tokens;
    private final Directory directory;
    private final GraphUsers users;
    private final UserPatch userPatch;
    private final GraphAudits audits;
    private final GraphRoles roles;
    private final GraphFolders folders;
    private final GraphRules rules;
    private final GraphApplications applications;
    private final GraphGroups groups;
    private final GraphSignals signals;

    GraphService(
            Tokens tokens, Directory directory, Settings settings, Signals signals, AuditLog log, InstantSource clock) {
        this.tokens = tokens;
        this.directory = directory;
        this.users = new GraphUsers(directory, settings, clock);
        this.userPatch = new UserPatch(users, log);
        this.audits = new GraphAudits(log);
        this.roles = new GraphRoles(users, directory);
        this.folders = new GraphFolders(directory, settings);
        this.applications = new GraphApplications(directory, settings);
        this.rules = new GraphRules(folders, settings);
        this.groups = new GraphGroups(directory, settings);
        this.signals = new GraphSignals(signals);
    }

    @Override
    public Operation route(Call call) {
        GraphPath path = GraphPath.of(call);
        String template = path.template();
        Operation operation = route(call.method() + " " + template, call, path);
        if (operation != null) {
            return operation;
        }
        boolean otherMethod = METHODS.stream().anyMatch(method -> route(method + " " + template, call, path) != null);
        Refusal refusal = otherMethod
                ? new Refusal(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
                : new Refusal(404, "ResourceNotFound", "Resource not found for the segment '" + last(path) + "'.");
        return operation("graph.unknown", "", call, token -> {
            throw refusal;
        });
    }

    /** Null for a path or method that is not there. */
    private Operation route(String request, Call call, GraphPath path) {
        String user = path.user();
        return switch (request) {
            case "GET organization" -> operation("organization.get", "", call, token -> GraphOrganization.list(call));
            case "GET applications", "GET servicePrincipals" ->
                operation(
                        "%s.list".formatted(path.template()),
                        "",
                        call,
                        token -> applications.list(call, path.template()));
            case "GET roleManagement/directory/roleAssignments" ->
                operation("roles.assignments", GraphRoles.principal(call), call, token -> roles.assignments(call));
            case "GET auditLogs/directoryAudits" ->
                operation("directoryaudits.list", "", call, token -> audits.list(call));
            case "GET users" -> operation("users.list", users.onlyOne(call), call, token -> users.list(call));
            case "GET groups/{}/members", "GET groups/{}/transitiveMembers" ->
                operation("group.members", "", call, token -> groups.members(call, path.group()));
            case "GET identityProtection/riskyUsers" ->
                operation("risk.users", "", call, token -> signals.riskyUsers(call));
            case "GET security/alerts_v2" -> operation("security.alerts", "", call, token -> signals.alerts(call));
            case "GET security/incidents" ->
                operation("security.incidents", "", call, token -> signals.incidents(call));
            case "GET auditLogs/signIns" -> operation("signins.list", "", call, token -> signals.signIns(call));
            case "GET users/{}" -> operation("user.get", user, call, token -> users.get(call, user));
            case "PATCH users/{}" ->
                operation(UserPatch.operation(call), user, call, token -> userPatch.apply(call, user, token));
            case "POST users/{}/revokeSignInSessions", "POST users/{}/microsoft.graph.revokeSignInSessions" ->
                operation("sessions.revoke", user, call, token -> users.revokeSessions(call, user));
            case "POST users/{}/checkMemberGroups", "POST users/{}/microsoft.graph.checkMemberGroups" ->
                operation("groups.check", user, call, token -> users.checkMemberGroups(call, user));
            case "GET users/{}/transitiveMemberOf/microsoft.graph.directoryRole",
                    "GET users/{}/transitiveMemberOf/graph.directoryRole" ->
                operation("roles.transitive", user, call, token -> roles.transitive(call, user));
            case "GET users/{}/transitiveMemberOf/microsoft.graph.group",
                    "GET users/{}/transitiveMemberOf/graph.group" ->
                operation("groups.transitive", user, call, token -> roles.groups(call, user));
            case "GET users/{}/mailFolders" ->
                operation("folders.list", user, call, token -> folders.topLevel(call, user));
            case "GET users/{}/mailFolders/{}" ->
                operation("folder.get", user, call, token -> folders.get(call, user, path.folder()));
            case "GET users/{}/mailFolders/{}/childFolders" ->
                operation("folders.children", user, call, token -> folders.children(call, user, path.folder()));
            case "GET users/{}/mailFolders/{}/messageRules" ->
                operation("rules.list", user, call, token -> rules.list(call, path));
            case "GET users/{}/mailFolders/{}/messageRules/{}" ->
                operation("rule.get", user, call, token -> rules.get(call, path));
            case "PATCH users/{}/mailFolders/{}/messageRules/{}" ->
                operation("rule.patch", user, call, token -> rules.patch(call, path));
            case "DELETE users/{}/mailFolders/{}/messageRules/{}" ->
                operation("rule.delete", user, call, token -> rules.delete(call, path));
            default -> null;
        };
    }

    private Operation operation(String name, String user, Call call, Function<Tokens.Issued, Answer> effect) {
        return new Operation(name, user.isEmpty() ? "" : directory.idOf(user), () -> {
            Tokens.Issued token = tokens.require(call, Audience.GRAPH);
            LeastPermissions.require(name, token);
            return effect.apply(token);
        });
    }

    private static String last(GraphPath path) {
        return path.segments().isEmpty() ? "" : path.segments().getLast();
    }

    @Override
    public Answer refuse(Refusal refusal, Call call) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", refusal.code()).put("message", refusal.getMessage());
        error.putObject("innerError")
                .put("date", WITHOUT_ZONE.format(call.start()))
                .put("request-id", call.requestId())
                .put("client-request-id", call.clientRequestId());
        return new Answer(refusal.status(), body, null, refusal.headers(), false);
    }
}
