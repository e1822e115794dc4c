package io.cordon.sweep;

import io.cordon.model.Flag;
import io.cordon.model.ListedUser;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import io.cordon.store.ListedUsers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** Cordon's own list, which callers keep by {@code /v1/flags}. */
@Singleton
final class OwnList implements FlagSource {
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final SourceInfo INFO = new SourceInfo(
            "list",
            Text.of(
                    "Users on Cordon's own list (`/v1/flags`)",
                    "Utilisateurs de la liste propre à Cordon (`/v1/flags`)"),
            List.of(),
            null);

    private final ListedUsers list;

    OwnList(ListedUsers list) {
        this.list = list;
    }

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
        List<ListedUser> users = list.valid(question.tenant().name(), question.now());
        for (ListedUser user : users) {
            boolean id = GUID.matcher(user.user()).matches();
            found.flag(new Flag(
                    INFO.name(),
                    user.user() + "@" + user.at(),
                    id ? user.user() : null,
                    id ? null : user.user(),
                    user.at(),
                    evidence(user),
                    true));
        }
        return new Read(users.size(), null);
    }

    private static Text evidence(ListedUser user) {
        return user.reason() == null
                ? Text.of("Listed by %s.", "Inscrit sur la liste par %s.", user.by())
                : Text.of("Listed by %s: %s.", "Inscrit sur la liste par %s\u00a0: %s.", user.by(), user.reason());
    }
}
