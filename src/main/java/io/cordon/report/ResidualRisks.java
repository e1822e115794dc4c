package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.Severity;
import io.cordon.model.Status;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import java.util.ArrayList;
import java.util.List;

/** What remains dangerous although everything above is true. Only what applies to this user and to what was done. */
final class ResidualRisks {
    private ResidualRisks() {}

    static List<Text> of(Containment containment, Access access, List<Looked> looked, List<Found> found, Watch watch) {
        List<Text> risks = new ArrayList<>();
        boolean malicious = found.stream().anyMatch(one -> one.severity() == Severity.MALICIOUS);
        boolean asked = containment.mode() == Mode.CONTAIN;
        if (asked && !access.proven()) {
            risks.add(
                    new Text(
                            "Not every way in is proven shut: the intruder may still be in the account, or come back.",
                            "Il n’est pas prouvé que tous les accès soient fermés : l’intrus est peut-être encore dans le compte, ou peut y revenir."));
        }
        if (asked && access.touched()) {
            risks.add(tokens(containment));
        }
        if (!asked && malicious) {
            risks.add(new Text(
                    "Nothing was changed: whoever is in the account still is.",
                    "Rien n’a été modifié : l’intrus éventuel a toujours accès au compte."));
        }
        boolean disabledThere = watch != null && watch.synchronisedAt() != null;
        if (asked && containment.user().synced() && !disabledThere && containment.status() != Status.RELEASED) {
            risks.add(
                    new Text(
                            "The account comes from Active Directory: the next directory synchronisation may switch it on again in Microsoft 365.",
                            "Le compte vient d’Active Directory : la prochaine synchronisation d’annuaire peut le réactiver dans Microsoft 365."));
        }
        if (containment.user().guest()) {
            risks.add(
                    new Text(
                            "The account is a guest: revoking sessions here has no effect on those of its own organisation, where the intruder may still be.",
                            "Le compte est un invité : révoquer les sessions ici n’a pas d’effet sur celles de son organisation d’origine, où l’intrus est peut-être encore."));
        }
        if (asked && access.password().isProven()) {
            risks.add(
                    new Text(
                            "App passwords outlive a new password: once the account is released, they work again unless they were deleted.",
                            "Les mots de passe d’application survivent au changement de mot de passe : une fois le compte rouvert, ils fonctionnent de nouveau s’ils n’ont pas été supprimés."));
        }
        if (found.stream().anyMatch(ResidualRisks::sendsAway)) {
            risks.add(new Text(
                    "Messages that were already forwarded are in other hands and cannot be called back.",
                    "Les messages déjà transférés sont en d’autres mains et ne peuvent pas être rappelés."));
        }
        if (asked || malicious) {
            risks.add(
                    new Text(
                            "Out of Cordon's sight: the workstation and phone, VPN and other services with the same password, files already downloaded, passwords read in the mailbox.",
                            "Hors de la vue de Cordon : le poste et le téléphone, le VPN et les autres services au même mot de passe, les fichiers déjà téléchargés, les mots de passe lus dans la boîte."));
        }
        risks.add(scope(looked));
        return List.copyOf(risks);
    }

    private static Text tokens(Containment containment) {
        Text lifetime = new Text(
                "Access tokens issued before the cut cannot be called back: up to about 15 minutes where Microsoft evaluates access continuously (Exchange Online, SharePoint, Teams), elsewhere by default 60 to 90 minutes",
                "Les jetons d’accès émis avant la coupure ne peuvent pas être repris : jusqu’à 15 minutes environ là où Microsoft évalue l’accès en continu (Exchange Online, SharePoint, Teams), ailleurs 60 à 90 minutes par défaut");
        return containment.containedAt() == null
                ? Text.of("%s.", "%s.", lifetime)
                : Text.of(
                        "%s, so until about %s.",
                        "%s, soit jusqu’au %s environ.",
                        lifetime,
                        Phrase.at(Timeline.tokensMayLastUntil(containment.containedAt())));
    }

    private static boolean sendsAway(Found found) {
        return found.severity() == Severity.MALICIOUS && found.artifact().kind() == Target.Kind.MAILBOX_FORWARDING;
    }

    private static Text scope(List<Looked> looked) {
        return looked.isEmpty()
                ? new Text(
                        "Cordon has looked at nothing in the account: what an intruder left there is unknown.",
                        "Cordon n’a rien examiné dans le compte : ce qu’un intrus y a laissé est inconnu.")
                : new Text(
                        "Cordon looked only at what this report names; what else an intruder may have left is unknown.",
                        "Cordon n’a examiné que ce que nomme ce rapport ; ce qu’un intrus a pu laisser ailleurs est inconnu.");
    }
}
