package io.cordon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.MailFolderCollectionResponse;
import io.cordon.judgement.Folder;
import io.cordon.microsoft.Microsoft365;
import io.cordon.model.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders that rules put mail into, by id: what they are called in the mailbox's language, and which well-known folder they are. The latter is
 * asked for by name, since a folder does not tell. Source: microsoft-contract g, "Folders".
 */
final class Folders {
    private static final List<String> WELL_KNOWN = List.of(
            "archive",
            "conversationhistory",
            "deleteditems",
            "junkemail",
            "outbox",
            "syncissues",
            "drafts",
            "recoverableitemsdeletions");
    private static final String[] PROPERTIES = {"id", "displayName", "isHidden", "parentFolderId"};

    private Folders() {}

    static Map<String, Folder> of(User user, Microsoft365 m365, List<JsonNode> graphRules) {
        List<String> wanted = graphRules.stream()
                .flatMap(rule -> Stream.of(
                        rule.path("actions").path("moveToFolder").asText(null),
                        rule.path("actions").path("copyToFolder").asText(null)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        for (MailFolder folder : top(user, m365)) {
            names.put(folder.getId(), folder.getDisplayName());
        }
        for (String id : wanted) { // folders further down
            if (!names.containsKey(id)) {
                find(user, m365, id).ifPresent(folder -> names.put(id, folder.getDisplayName()));
            }
        }
        Map<String, String> wellKnown = new HashMap<>();
        for (String name : WELL_KNOWN) {
            find(user, m365, name).ifPresent(folder -> wellKnown.put(folder.getId(), name));
        }
        Map<String, Folder> folders = new HashMap<>();
        wanted.stream()
                .filter(names::containsKey)
                .forEach(id -> folders.put(id, new Folder(names.get(id), wellKnown.get(id))));
        return folders;
    }

    private static List<MailFolder> top(User user, Microsoft365 m365) {
        return m365.graph()
                .<MailFolderCollectionResponse, MailFolder>list(
                        (graph, settings, next) -> {
                            var folders = graph.users().byUserId(user.id()).mailFolders();
                            return next != null
                                    ? folders.withUrl(next).get(settings::on)
                                    : folders.get(request -> {
                                        settings.on(request);
                                        request.queryParameters.includeHiddenFolders = "true";
                                        request.queryParameters.top = 100;
                                        request.queryParameters.select = PROPERTIES;
                                    });
                        },
                        page -> page.getValue());
    }

    private static Optional<MailFolder> find(User user, Microsoft365 m365, String idOrName) {
        return m365.graph()
                .find((graph, settings) -> graph.users()
                        .byUserId(user.id())
                        .mailFolders()
                        .byMailFolderId(idOrName)
                        .get(request -> {
                            settings.on(request);
                            request.queryParameters.select = PROPERTIES;
                        }));
    }
}
