package io.cordon.preflight;

import io.cordon.microsoft.EntraRole;
import io.cordon.microsoft.Grants;
import io.cordon.model.Permission;
import io.cordon.model.StepInfo;
import io.cordon.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the application's tokens say it may do. Pure. */
record Rights(Grants graph, Grants exchange) {

    /** The application's Entra roles that are known here; empty also if no token tells. */
    List<EntraRole> roles() {
        Set<String> ids = new TreeSet<>(graph.entraRoles());
        ids.addAll(exchange.entraRoles());
        return ids.stream().map(EntraRole::of).flatMap(Optional::stream).toList();
    }

    /** Whether any token names Entra roles of the application: that application tokens do is not documented. */
    boolean rolesAreKnown() {
        return !graph.entraRoles().isEmpty() || !exchange.entraRoles().isEmpty();
    }

    /** Whether the permission is held; empty if its service's token could not be had. */
    Optional<Boolean> holds(Permission permission) {
        Grants grants = grants(permission.service());
        return grants.known() ? Optional.of(grants.holds(permission.name())) : Optional.empty();
    }

    Grants grants(Permission.Service service) {
        return switch (service) {
            case GRAPH -> graph;
            case EXCHANGE -> exchange;
        };
    }

    /** What is to be expected of a step on an ordinary user. */
    StepCheck check(StepInfo step) {
        List<Text> lacking = new ArrayList<>();
        List<Text> unknown = new ArrayList<>();
        for (Permission permission : step.permissions()) {
            Optional<Boolean> held = holds(permission);
            if (held.isEmpty()) {
                unknown.add(Text.of(
                        "Whether %s is granted is not known: no token was obtained.",
                        "On ne sait pas si %s est accordée\u00a0: aucun jeton n’a été obtenu.", permission.name()));
            } else if (!held.get()) {
                lacking.add(Text.of(
                        "The permission %s is missing (%s).",
                        "L’autorisation %s manque (%s).", permission.name(), permission.why()));
            }
        }
        for (String role : step.roles()) {
            if (!rolesAreKnown()) {
                unknown.add(Text.of(
                        "The token does not tell whether Cordon has the Entra role %s.",
                        "Le jeton ne dit pas si Cordon a le rôle Entra %s.", role));
            } else if (roles().stream().noneMatch(own -> own.servesAs(role))) {
                lacking.add(Text.of("The Entra role %s is missing.", "Le rôle Entra %s manque.", role));
            }
        }
        return lacking.isEmpty()
                ? new StepCheck(step.name(), unknown.isEmpty() ? Verdict.WILL_WORK : Verdict.NOT_KNOWN, unknown)
                : new StepCheck(step.name(), Verdict.WILL_BE_REFUSED, lacking);
    }
}
