package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Mail folders by id or well-known name (contract section g). */
final class GraphFolders {
    private static final String TYPE = "microsoft.graph.mailFolder";

    private final Directory directory;
    private final Settings settings;

    GraphFolders(Directory directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** The mailbox of a user, refused in Exchange's words where there is no user or no mailbox. */
    Mailbox mailbox(String user) {
        return directory
                .find(user)
                .orElseThrow(
                        () -> new Refusal(404, "ErrorInvalidUser", "The requested user '" + user + "' is invalid."))
                .mailbox()
                .orElseThrow(() -> new Refusal(
                        404,
                        "MailboxNotEnabledForRESTAPI",
                        "The mailbox is either inactive, soft-deleted, or is hosted on-premise."));
    }

    static Folder require(Mailbox mailbox, String key) {
        return mailbox.folder(key)
                .orElseThrow(() ->
                        new Refusal(404, "ErrorItemNotFound", "The specified object was not found in the store."));
    }

    Answer get(Call call, String user, String key) {
        call.allowOptions("$select", "includeHiddenFolders");
        Mailbox mailbox = mailbox(user);
        List<String> selected = Select.from(call, Folder.PROPERTIES, TYPE);
        ObjectNode json = Json.object().put("@odata.context", context(user) + "/$entity");
        json.setAll(show(mailbox, require(mailbox, key), selected));
        return Answer.ok(json);
    }

    Answer topLevel(Call call, String user) {
        return children(call, user, "msgfolderroot");
    }

    Answer children(Call call, String user, String key) {
        call.allowOptions("$select", "$top", "$skip", "$count", "includeHiddenFolders");
        Mailbox mailbox = mailbox(user);
        List<String> selected = Select.from(call, Folder.PROPERTIES, TYPE);
        boolean withHidden = call.option("includeHiddenFolders")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        List<ObjectNode> found = mailbox.children(require(mailbox, key), withHidden).stream()
                .map(folder -> show(mailbox, folder, selected))
                .toList();
        return Answer.ok(Page.ofOutlook(call, settings.outlookPage()).cut(call, context(user), found));
    }

    /** Outlook always sends the id along. */
    private static ObjectNode show(Mailbox mailbox, Folder folder, List<String> selected) {
        ObjectNode json = folder.toGraph(mailbox.children(folder, false).size());
        String id = folder.id();
        return Select.only(json, selected).put("id", id);
    }

    private static String context(String user) {
        return GraphService.METADATA + "users('" + user + "')/mailFolders";
    }
}
