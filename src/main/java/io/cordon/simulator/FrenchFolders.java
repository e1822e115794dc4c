package io.cordon.simulator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The folders of a French mailbox; well-known names as in the mailFolder resource (contract section g). */
final class FrenchFolders {
    private final UUID mailbox;
    private final List<Folder> folders = new ArrayList<>();

    private FrenchFolders(UUID mailbox) {
        this.mailbox = mailbox;
    }

    static List<Folder> of(UUID mailbox, List<String> own) {
        FrenchFolders it = new FrenchFolders(mailbox);
        String root = it.add("Racine de la banque d'informations", "msgfolderroot", it.id(0), false, 0);
        it.add("Archive", "archive", root, false, 12);
        it.add("Boîte de réception", "inbox", root, false, 418);
        it.add("Boîte d'envoi", "outbox", root, false, 0);
        it.add("Brouillons", "drafts", root, false, 3);
        it.add("Courrier indésirable", "junkemail", root, false, 27);
        it.add("Éléments envoyés", "sentitems", root, false, 231);
        it.add("Éléments supprimés", "deleteditems", root, false, 64);
        it.add("Flux RSS", "", root, false, 0);
        it.add("Historique des conversations", "conversationhistory", root, false, 5);
        it.add("Notes", "", root, false, 2);
        String sync = it.add("Problèmes de synchronisation", "syncissues", root, true, 0);
        it.add("Conflits", "conflicts", sync, false, 0);
        it.add("Défaillances locales", "localfailures", sync, false, 0);
        it.add("Défaillances du serveur", "serverfailures", sync, false, 0);
        it.add("Éléments récupérables", "recoverableitemsdeletions", it.id(0), true, 9);
        for (String name : own) {
            it.add(name, "", root, false, 40);
        }
        return List.copyOf(it.folders);
    }

    private String add(String name, String wellKnown, String parent, boolean hidden, int total) {
        String id = id(folders.size() + 1);
        folders.add(new Folder(id, name, wellKnown, parent, hidden, total));
        return id;
    }

    /** Opaque, without a slash, and long like the real ones. */
    private String id(int number) {
        byte[] bytes = ByteBuffer.allocate(30)
                .putLong(mailbox.getMostSignificantBits())
                .putLong(mailbox.getLeastSignificantBits())
                .putLong(0x2e00000000010cL)
                .putInt(number)
                .putShort((short) 0)
                .array();
        return "AAMkA" + Base64.getUrlEncoder().encodeToString(bytes) + "AAA=";
    }
}
