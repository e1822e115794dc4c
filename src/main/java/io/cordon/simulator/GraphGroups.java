package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The members of a group. A group exists if it is in the cast or has a member. */
final class GraphGroups {
    private final Directory directory;
    private final Settings settings;

    GraphGroups(Directory directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    Answer members(Call call, String group) {
        call.allowOptions("$top", "$count", "$skiptoken");
        List<ObjectNode> members = directory.accounts().stream()
                .filter(account -> account.groups().contains(group))
                .map(GraphGroups::member)
                .toList();
        if (members.isEmpty() && !Cast.GROUPS.contains(group)) {
            throw Refusal.resourceNotFound(group);
        }
        return Answer.ok(Page.ofDirectory(call, settings.usersPage())
                .cut(call, GraphService.METADATA + "directoryObjects", members));
    }

    private static ObjectNode member(Account account) {
        return Json.object()
                .put("@odata.type", "#microsoft.graph.user")
                .put("id", account.id())
                .put("displayName", account.text("displayName"))
                .put("mail", account.text("mail"))
                .put("userPrincipalName", account.text("userPrincipalName"));
    }
}
