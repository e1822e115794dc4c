package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.RiskyUserCollectionResponse;
import io.cordon.model.Flag;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom Entra ID Protection holds to be at risk, from a level on, or whom an administrator has confirmed as compromised. One page at a time, since
 * the service takes one request a second from all applications together. Source: microsoft-contract i.
 */
@Singleton
final class RiskyUsers implements FlagSource {
    private static final String AT_RISK = "riskState eq 'atRisk' or riskState eq 'confirmedCompromised'";
    private static final String CONFIRMED = "confirmedCompromised";
    private static final int PAGE = 500;
    private static final SourceInfo INFO = new SourceInfo(
            "risky-users",
            Text.of(
                    "Users at risk according to Entra ID Protection, from `from-risk` on, or confirmed as compromised",
                    "Utilisateurs à risque selon Entra ID Protection, à partir de `from-risk`, ou confirmés compromis"),
            List.of(Permission.graph(
                    "IdentityRiskyUser.Read.All", "to read risky users", "pour lire les utilisateurs à risque")),
            URI.create("https://learn.microsoft.com/graph/api/riskyuser-list"));

    @Override
    public SourceInfo info() {
        return INFO;
    }

    @Override
    public boolean lasting() {
        return true;
    }

    @Override
    public Read read(Question question, Found found) {
        Instant recent = question.now().minus(question.settings().riskAge());
        List<JsonNode> users = question.m365()
                .graph()
                .<RiskyUserCollectionResponse>eachVerbatim(
                        (graph, settings, next) -> {
                            var list = graph.identityProtection().riskyUsers();
                            return next != null
                                    ? list.withUrl(next).get(settings::on)
                                    : list.get(request -> {
                                        settings.on(request);
                                        request.queryParameters.filter = AT_RISK;
                                        request.queryParameters.top = PAGE;
                                    });
                        },
                        user -> flag(user, question.settings().fromRisk(), recent)
                                .ifPresent(found::flag));
        return new Read(users.size(), null);
    }

    /** A level that nobody knows, or a risk of long ago, is no ground to act; and neither is it none. */
    private static Optional<Flag> flag(JsonNode user, Level from, Instant recent) {
        String state = user.path("riskState").asText("");
        Optional<Level> level = Level.of(user.path("riskLevel"));
        boolean confirmed = state.equalsIgnoreCase(CONFIRMED);
        if (user.path("isDeleted").asBoolean(false)
                || (!confirmed && level.filter(known -> known.isBelow(from)).isPresent())) {
            return Optional.empty();
        }
        Optional<Instant> at = Times.of(user.path("riskLastUpdatedDateTime"));
        boolean isRecent = at.filter(recent::isBefore).isPresent();
        String id = user.path("id").asText();
        return Optional.of(new Flag(
                INFO.name(),
                String.join(
                        "/",
                        id,
                        state,
                        user.path("riskLevel").asText(""),
                        user.path("riskLastUpdatedDateTime").asText("")),
                id,
                user.path("userPrincipalName").asText(null),
                at.orElse(null),
                evidence(user, confirmed, at),
                isRecent && (confirmed || level.isPresent())));
    }

    private static Text evidence(JsonNode user, boolean confirmed, Optional<Instant> at) {
        String level = user.path("riskLevel").asText("?");
        String detail = user.path("riskDetail").asText("?");
        String when = at.map(Instant::toString).orElse("?");
        return confirmed
                ? Text.of(
                        "Confirmed as compromised in Entra ID Protection (%s, since %s).",
                        "Compromission confirmée dans Entra ID Protection (%s, depuis le %s).", detail, when)
                : Text.of(
                        "At risk according to Entra ID Protection: level %s, since %s.",
                        "À risque selon Entra ID Protection\u00a0: niveau %s, depuis le %s.", level, when);
    }
}
