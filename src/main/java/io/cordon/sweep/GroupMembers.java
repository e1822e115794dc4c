package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Flag;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** The users in an Entra group, also those in groups within it: for tools, or a help desk, that can put a user into a group and nothing else. */
@Singleton
final class GroupMembers implements FlagSource {
    private static final SourceInfo INFO = new SourceInfo(
            "group",
            Text.of(
                    "Members of an Entra group (`group`), also through groups within it",
                    "Membres d’un groupe Entra (`group`), y compris par des groupes imbriqués"),
            List.of(Permission.graph(
                    "GroupMember.Read.All",
                    "to read the group of flagged users",
                    "pour lire le groupe des comptes signalés")),
            URI.create("https://learn.microsoft.com/graph/api/group-list-transitivemembers"));

    @Override
    public SourceInfo info() {
        return INFO;
    }

    @Override
    public boolean lasting() {
        return true;
    }

    @Override
    public boolean configured(SweepConfig.OfTenant settings) {
        return settings.group().isPresent();
    }

    @Override
    public Read read(Question question, Found found) {
        String group = question.settings().group().orElseThrow();
        int members = Member.inGroup(question.m365(), group, member -> found.flag(flag(group, member)));
        return new Read(members, null);
    }

    private static Flag flag(String group, JsonNode member) {
        String id = member.path("id").asText();
        return new Flag(
                INFO.name(),
                group + "/" + id,
                id,
                member.path("userPrincipalName").asText(null),
                null,
                Text.of("Member of the group %s.", "Membre du groupe %s.", group),
                true);
    }
}
