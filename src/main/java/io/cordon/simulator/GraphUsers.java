package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Reading users, revoking their sessions, asking for their groups (contract sections a and c). */
final class GraphUsers {
    private final Directory directory;
    private final Settings settings;
    private final InstantSource clock;

    GraphUsers(Directory directory, Settings settings, InstantSource clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    Account require(String key) {
        return directory.find(key).orElseThrow(() -> Refusal.resourceNotFound(key));
    }

    Answer get(Call call, String key) {
        call.allowOptions("$select");
        List<String> selected = UserProperties.selected(call);
        ObjectNode json = Json.object().put("@odata.context", context(call) + "/$entity");
        json.setAll(UserProperties.show(seen(require(key)), selected));
        return Answer.ok(json);
    }

    Answer list(Call call) {
        if (call.query().containsKey("$search") && !call.eventual()) {
            throw new Refusal(
                    400,
                    "Request_UnsupportedQuery",
                    "Request with $search query parameter only works through MSGraph with a special request header:"
                            + " 'ConsistencyLevel: eventual'");
        }
        if (call.query().containsKey("$count") && !call.eventual()) {
            throw Refusal.directoryBadRequest("$count is not currently supported.");
        }
        call.allowOptions("$select", "$filter", "$top", "$count", "$skiptoken");
        List<String> selected = UserProperties.selected(call);
        List<ObjectNode> found = directory.accounts().stream()
                .filter(call.option("$filter").map(UserFilter::parse).orElse(account -> true))
                .map(account -> UserProperties.show(seen(account), selected))
                .toList();
        return Answer.ok(Page.ofDirectory(call, settings.usersPage()).cut(call, context(call), found));
    }

    /** Whom a filtered list is about, where that is one; empty otherwise. */
    String onlyOne(Call call) {
        try {
            List<Account> found = call.option("$filter")
                    .map(filter -> directory.accounts().stream()
                            .filter(UserFilter.parse(filter))
                            .toList())
                    .orElse(List.of());
            return found.size() == 1 ? found.getFirst().id() : "";
        } catch (Refusal _) {
            return "";
        }
    }

    /** Sessions of a guest live at home: the answer is the same, the effect none. */
    Answer revokeSessions(Call call, String key) {
        call.allowOptions();
        Account account = require(key);
        boolean changed = !account.isGuest()
                && account.change(
                        call.start(),
                        user -> user.put(
                                "signInSessionsValidFromDateTime",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        account.countRevocation();
        return Answer.ok(Json.object()
                        .put("@odata.context", GraphService.METADATA + "Edm.Boolean")
                        .put("value", true))
                .changing(changed);
    }

    Answer checkMemberGroups(Call call, String key) {
        call.allowOptions();
        ObjectNode body = call.jsonObject();
        if (!Json.properties(body).equals(List.of("groupIds"))
                || !body.get("groupIds").isArray()) {
            throw Refusal.badRequest("The parameter 'groupIds' is required.");
        }
        Set<String> groups = require(key).groups();
        ObjectNode json = Json.object().put("@odata.context", GraphService.METADATA + "Collection(Edm.String)");
        json.set(
                "value",
                Json.strings(Json.texts(body.get("groupIds")).stream()
                        .filter(groups::contains)
                        .toList()));
        return Answer.ok(json);
    }

    /** What a replica of the directory shows now, which may be what was true some time ago. */
    private ObjectNode seen(Account account) {
        return settings.staleReads().isZero()
                ? account.properties()
                : account.propertiesAt(clock.instant().minus(settings.staleReads()));
    }

    private static String context(Call call) {
        List<String> names = Select.names(call);
        return GraphService.METADATA + "users" + (names.isEmpty() ? "" : "(" + String.join(",", names) + ")");
    }
}
