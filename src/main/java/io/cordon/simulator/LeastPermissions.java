package io.cordon.simulator;

import java.util.Map;

/**
 * The application permissions of which one must be in the token, per operation, as Microsoft's permissions file lists
 * them. What a PATCH of a user needs depends on its body: see {@link UserPatch}.
 */
final class LeastPermissions {
    private static final String[] USERS = {
        "User.ReadWrite.All", "User.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"
    };
    private static final String[] RULES_READ = {"MailboxSettings.Read", "MailboxSettings.ReadWrite"};
    private static final String[] RULES_WRITE = {"MailboxSettings.ReadWrite"};
    private static final String[] FOLDERS = {"Mail.ReadBasic.All", "Mail.Read", "Mail.ReadWrite"};
    private static final String[] APPLICATIONS = {
        "Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"
    };
    private static final Map<String, String[]> OF = Map.ofEntries(
            Map.entry("user.get", USERS),
            Map.entry("users.list", USERS),
            Map.entry(
                    "sessions.revoke",
                    new String[] {"User.RevokeSessions.All", "User.ReadWrite.All", "Directory.ReadWrite.All"}),
            Map.entry(
                    "groups.check",
                    new String[] {"User.Read.All", "User.ReadWrite.All", "GroupMember.Read.All", "Directory.Read.All"}),
            Map.entry(
                    "roles.transitive",
                    new String[] {"User.Read.All", "Directory.Read.All", "Directory.ReadWrite.All", "Group.Read.All"}),
            Map.entry("groups.transitive", new String[] {
                "User.Read.All",
                "Directory.Read.All",
                "Directory.ReadWrite.All",
                "Group.Read.All",
                "GroupMember.Read.All"
            }),
            Map.entry("roles.assignments", new String[] {
                "RoleManagement.Read.Directory",
                "RoleManagement.ReadWrite.Directory",
                "Directory.Read.All",
                "Directory.ReadWrite.All"
            }),
            Map.entry("applications.list", APPLICATIONS),
            Map.entry("servicePrincipals.list", APPLICATIONS),
            Map.entry("organization.get", new String[] {
                "Organization.Read.All", "User.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"
            }),
            Map.entry("group.members", new String[] {
                "GroupMember.Read.All", "Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All"
            }),
            Map.entry("risk.users", new String[] {"IdentityRiskyUser.Read.All", "IdentityRiskyUser.ReadWrite.All"}),
            Map.entry("security.alerts", new String[] {"SecurityAlert.Read.All", "SecurityAlert.ReadWrite.All"}),
            Map.entry(
                    "security.incidents", new String[] {"SecurityIncident.Read.All", "SecurityIncident.ReadWrite.All"}),
            Map.entry("signins.list", new String[] {"AuditLog.Read.All"}),
            Map.entry("directoryaudits.list", new String[] {"AuditLog.Read.All", "Directory.Read.All"}),
            Map.entry("rules.list", RULES_READ),
            Map.entry("rule.get", RULES_READ),
            Map.entry("rule.patch", RULES_WRITE),
            Map.entry("rule.delete", RULES_WRITE),
            Map.entry("folders.list", FOLDERS),
            Map.entry("folder.get", FOLDERS),
            Map.entry("folders.children", FOLDERS));

    private LeastPermissions() {}

    static void require(String operation, Tokens.Issued token) {
        String[] any = OF.get(operation);
        if (any != null && !token.holdsAny(any)) {
            throw operation.startsWith("rule") || operation.startsWith("folder")
                    ? new Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
                    : Refusal.insufficientPrivileges();
        }
    }
}
