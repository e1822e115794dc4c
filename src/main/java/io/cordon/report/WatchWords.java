package io.cordon.report;

import io.cordon.model.Cause;
import io.cordon.model.Look;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;

/** What a watch noticed, in sentences. Names, addresses and applications are hostile text. */
final class WatchWords {
    private WatchWords() {}

    static Text of(WatchEvent event, Titles titles) {
        return switch (event) {
            case WatchEvent.Undone undone ->
                Text.of(
                        "UNDONE: %s (%s); seen: %s; %s",
                        "DÉFAIT : %s (%s) ; lu : %s ; %s",
                        titles.apply(undone.step()),
                        Phrase.target(undone.target()),
                        undone.seen() == null ? new Text("–", "–") : Facts.inWords(undone.seen()),
                        of(undone.cause()));
            case WatchEvent.SignedIn signIn ->
                Text.of(
                        "Somebody signed in as the account although it is blocked, on %s, from %s, application %s",
                        "Connexion réussie avec ce compte bien qu’il soit bloqué, le %s, depuis %s, application %s",
                        Phrase.at(signIn.when()),
                        known(signIn.address()),
                        known(signIn.application()));
            case WatchEvent.PasswordChanged changed ->
                Text.of(
                        "Another password was set on %s; %s",
                        "Un autre mot de passe a été défini le %s ; %s",
                        Phrase.at(changed.when()),
                        of(changed.cause()));
            case WatchEvent.Recontained again ->
                Text.of("Cordon contains anew (no. %d)", "Cordon confine de nouveau (n° %d)", again.number());
            case WatchEvent.Alarm alarm ->
                alarm.recontained() == 0
                        ? new Text(
                                "ALARM: undone, and the playbook does not have it done again",
                                "ALARME : défait, et le scénario ne prévoit pas de le refaire")
                        : Text.of(
                                "ALARM: undone again after %d renewals; Cordon stops here",
                                "ALARME : défait de nouveau après %d reprises ; Cordon s’arrête là",
                                alarm.recontained());
            case WatchEvent.Expired _ ->
                new Text("The watch ended without a release", "La surveillance s’est terminée sans levée");
        };
    }

    static Text of(Cause cause) {
        return switch (cause.kind()) {
            case DIRECTORY_SYNCHRONISATION ->
                Text.of(
                        "by directory synchronisation from Active Directory (%s)%s",
                        "par la synchronisation d’annuaire depuis Active Directory (%s)%s",
                        known(cause.by()),
                        when(cause));
            case APPLICATION ->
                Text.of("by the application %s%s", "par l’application %s%s", known(cause.by()), when(cause));
            case PERSON ->
                Text.of(
                        "by the account %s, from %s%s",
                        "par le compte %s, depuis %s%s", known(cause.by()), known(cause.address()), when(cause));
            case ACCOUNT_ITSELF ->
                Text.of(
                        "by whoever is in the account itself, from %s%s",
                        "par qui se trouve dans le compte lui-même, depuis %s%s", known(cause.address()), when(cause));
            case NOT_KNOWN ->
                cause.unread() == null
                        ? new Text(
                                "by whom is not known: the logs do not say, or not yet",
                                "auteur inconnu : les journaux ne le disent pas, ou pas encore")
                        : Text.of(
                                "by whom is not known, the log could not be read: %s",
                                "auteur inconnu, le journal n’a pas pu être lu : %s",
                                cause.unread().message());
        };
    }

    static Text of(Watch.State state) {
        return switch (state) {
            case NOT_BEGUN -> new Text("not looked at yet", "pas encore revu");
            case HOLDS -> new Text("everything is as Cordon left it", "tout est tel que Cordon l’a laissé");
            case UNDONE -> new Text("something was UNDONE", "quelque chose a été DÉFAIT");
            case NOT_CHECKED -> new Text("not everything could be looked at", "tout n’a pas pu être revu");
        };
    }

    static Text of(Look.State state) {
        return switch (state) {
            case HOLDS -> new Text("still so", "toujours en place");
            case UNDONE -> new Text("UNDONE", "DÉFAIT");
            case NOT_CHECKED -> new Text("not checked", "non vérifié");
        };
    }

    private static Text when(Cause cause) {
        return cause.at() == null ? new Text("", "") : Text.of(", on %s", ", le %s", Phrase.at(cause.at()));
    }

    private static Text known(String name) {
        return name == null || name.isBlank() ? new Text("not known", "inconnu") : new Text(name, name);
    }
}
