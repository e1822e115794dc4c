package io.cordon.simulator;

import java.util.List;

/** What the tenant's administrator granted to the app: Graph and Exchange application permissions, Entra roles. */
record Grants(List<String> graph, List<String> exchange, List<EntraRole> entraRoles) {
    static final Grants EVERYTHING = new Grants(
            List.of(
                    "User.Read.All",
                    "User.EnableDisableAccount.All",
                    "User-PasswordProfile.ReadWrite.All",
                    "User.RevokeSessions.All",
                    "MailboxSettings.Read",
                    "MailboxSettings.ReadWrite",
                    "Mail.ReadBasic.All",
                    "RoleManagement.Read.Directory",
                    "Application.Read.All",
                    "GroupMember.Read.All",
                    "IdentityRiskyUser.Read.All",
                    "SecurityAlert.Read.All",
                    "SecurityIncident.Read.All",
                    "AuditLog.Read.All"),
            List.of("Exchange.ManageAsApp"),
            List.of(EntraRole.USER_ADMINISTRATOR, EntraRole.EXCHANGE_RECIPIENT_ADMINISTRATOR));

    Grants {
        graph = List.copyOf(graph);
        exchange = List.copyOf(exchange);
        entraRoles = List.copyOf(entraRoles);
    }

    List<String> roles(Audience audience) {
        return switch (audience) {
            case GRAPH -> graph;
            case EXCHANGE -> exchange;
        };
    }
}
