package io.cordon.watch;

import io.cordon.microsoft.AuditLogs;
import io.cordon.model.Cause;
import io.cordon.model.User;
import io.cordon.tenant.Protection;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Who did it, by the directory's log. */
final class Culprit {
    /** Microsoft's words for a new password, as far as they are known; another one leaves the cause unknown. */
    private static final List<String> NEW_PASSWORD = List.of(
            "Reset user password",
            "Reset password (by admin)",
            "Reset password (self-service)",
            "Change user password",
            "Change password (self-service)",
            "Update PasswordProfile");

    private final String ownAppId;

    /** @param ownAppId Cordon's application: what it did itself is nobody's doing */
    Culprit(String ownAppId) {
        this.ownAppId = ownAppId;
    }

    /** Who enabled the account after {@code since}. */
    Cause ofEnabling(User user, Instant since, Logs logs) {
        return of(user, since, logs, change -> Boolean.TRUE.equals(change.enabled()));
    }

    /** Who set the password after {@code since}. */
    Cause ofPassword(User user, Instant since, Logs logs) {
        return of(user, since, logs, change -> NEW_PASSWORD.contains(change.activity()));
    }

    /** The directory's log knows nothing of mailboxes: somebody who signed in as the user meanwhile is the likeliest. */
    static Cause ofMailboxChange(User user, Instant since, Logs logs) {
        Logs.Read<AuditLogs.SignIn> signIns = logs.signIns();
        return signIns.entries().stream()
                .filter(signIn -> signIn.userId().equalsIgnoreCase(user.id())
                        && signIn.at().isAfter(since))
                .findFirst()
                .map(signIn -> new Cause(
                        Cause.Kind.ACCOUNT_ITSELF, user.userPrincipalName(), signIn.at(), signIn.address(), null))
                .orElseGet(() -> Cause.notKnown(signIns.failure()));
    }

    private Cause of(User user, Instant since, Logs logs, Predicate<AuditLogs.Change> did) {
        Logs.Read<AuditLogs.Change> changes = logs.changes();
        return changes.entries().stream()
                .filter(change -> change.at().isAfter(since))
                .filter(change -> change.targets().stream().anyMatch(user.id()::equalsIgnoreCase))
                .filter(did)
                .filter(change -> change.application() == null
                        || !ownAppId.equalsIgnoreCase(change.application().appId()))
                .findFirst()
                .map(change -> cause(change, user))
                .orElseGet(() -> Cause.notKnown(changes.failure()));
    }

    private static Cause cause(AuditLogs.Change change, User user) {
        AuditLogs.Person person = change.person();
        if (person != null) {
            Cause.Kind kind = user.id().equalsIgnoreCase(person.id())
                    ? Cause.Kind.ACCOUNT_ITSELF
                    : person.name() != null && Protection.isSynchronising(person.name())
                            ? Cause.Kind.DIRECTORY_SYNCHRONISATION
                            : Cause.Kind.PERSON;
            return new Cause(kind, person.name(), change.at(), person.address(), null);
        }
        return change.application() == null
                ? new Cause(Cause.Kind.NOT_KNOWN, null, change.at(), null, null)
                : new Cause(Cause.Kind.APPLICATION, change.application().name(), change.at(), null, null);
    }
}
