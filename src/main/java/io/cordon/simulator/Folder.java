package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A mail folder; the name is in the mailbox's language, the well-known name is empty where Graph has none. */
record Folder(String id, String displayName, String wellKnownName, String parentId, boolean hidden, int total) {
    static final List<String> PROPERTIES = List.of(
            "id", "displayName", "parentFolderId", "childFolderCount", "unreadItemCount", "totalItemCount", "isHidden");

    Folder {
        if (id.isBlank() || displayName.isBlank()) {
            throw new IllegalArgumentException("a folder has an id and a name");
        }
    }

    ObjectNode toGraph(int children) {
        return Json.object()
                .put("id", id)
                .put("displayName", displayName)
                .put("parentFolderId", parentId)
                .put("childFolderCount", children)
                .put("unreadItemCount", total / 4)
                .put("totalItemCount", total)
                .put("isHidden", hidden);
    }
}
