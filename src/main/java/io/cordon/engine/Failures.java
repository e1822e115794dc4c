package io.cordon.engine;

import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.StepInfo;
import io.cordon.model.Text;
import io.cordon.step.AccountAction;
import io.cordon.step.Action;
import java.util.List;

/** What a failed call means for the step that made it, and what a person can do. */
public final class Failures {
    private Failures() {}

    public static Failure of(MicrosoftException failure, StepInfo step, Microsoft365 m365) {
        return switch (failure) {
            case MicrosoftException.Throttled _ ->
                failure(
                        Failure.Kind.THROTTLED,
                        failure,
                        Text.of("Microsoft 365 is throttling requests.", "Microsoft 365 limite le débit des requêtes."),
                        null);
            case MicrosoftException.Unavailable _ ->
                failure(
                        Failure.Kind.UNAVAILABLE,
                        failure,
                        Text.of("Microsoft 365 is not available.", "Microsoft 365 n’est pas disponible."),
                        null);
            case MicrosoftException.Conflict _ ->
                failure(
                        Failure.Kind.UNAVAILABLE,
                        failure,
                        Text.of(
                                "Microsoft 365 was busy with another change of the same object.",
                                "Microsoft 365 traitait une autre modification du même objet."),
                        null);
            case MicrosoftException.Untrusted _ ->
                failure(
                        Failure.Kind.UNAVAILABLE,
                        failure,
                        Text.of(
                                "The server that answered could not prove to be Microsoft's; nothing was sent to it.",
                                "Le serveur qui a répondu n’a pas pu prouver qu’il est celui de Microsoft ; rien ne lui a été envoyé."),
                        Text.of(
                                "Exempt Microsoft's hosts from TLS inspection, and check the clock and the trusted certificates of Cordon's machine.",
                                "Excluez les hôtes de Microsoft de l’inspection TLS, et vérifiez l’horloge et les certificats de confiance de la machine de Cordon."));
            case MicrosoftException.TimedOut _ ->
                failure(
                        Failure.Kind.TIMED_OUT,
                        failure,
                        Text.of("Microsoft 365 did not answer in time.", "Microsoft 365 n’a pas répondu à temps."),
                        null);
            case MicrosoftException.Denied denied -> Denials.of(denied, step, m365);
            case MicrosoftException.Missing _ ->
                failure(
                        Failure.Kind.MISSING,
                        failure,
                        Text.of(
                                "Microsoft 365 no longer has this object.",
                                "Cet objet n’existe plus dans Microsoft 365."),
                        null);
            case MicrosoftException.NoMailbox _ ->
                failure(
                        Failure.Kind.NO_MAILBOX,
                        failure,
                        Text.of(
                                "Exchange Online has no mailbox for this user: none, inactive, deleted, or kept on premises.",
                                "Exchange Online n’a pas de boîte aux lettres pour cet utilisateur\u00a0: aucune, inactive, supprimée ou hébergée sur site."),
                        Text.of(
                                "If the mailbox is on premises, check its rules and forwarding there.",
                                "Si la boîte est hébergée sur site, vérifiez-y les règles et le transfert."));
            case MicrosoftException.OnPremises _ ->
                failure(
                        Failure.Kind.ON_PREMISES,
                        failure,
                        Text.of(
                                "Microsoft Entra refuses: Active Directory is the authority for this property.",
                                "Microsoft Entra refuse\u00a0: Active Directory fait autorité pour cette propriété."),
                        Text.of(
                                "Do it in Active Directory (a password: reset it twice), then let directory synchronisation run.",
                                "Faites-le dans Active Directory (un mot de passe\u00a0: réinitialisez-le deux fois), puis laissez passer la synchronisation d’annuaire."));
            case MicrosoftException.Rejected _ ->
                failure(
                        Failure.Kind.REJECTED,
                        failure,
                        Text.of(
                                "Microsoft 365 refused the request: %s",
                                "Microsoft 365 a refusé la requête\u00a0: %s", told(failure)),
                        null);
            case MicrosoftException.Unreadable _ ->
                failure(
                        Failure.Kind.UNREADABLE,
                        failure,
                        Text.of(
                                "Microsoft 365's answer could not be read.",
                                "La réponse de Microsoft 365 est illisible."),
                        null);
        };
    }

    /** As {@link #of(MicrosoftException, StepInfo, Microsoft365)}, for what was done to a user: a refusal names the role that this one takes. */
    static Failure of(MicrosoftException failure, Action action, Work work) {
        return failure instanceof MicrosoftException.Denied denied
                        && action instanceof AccountAction account
                        && account.sensitive()
                ? Denials.ofAccount(denied, action.info(), work.m365(), work.user())
                : of(failure, action.info(), work.m365());
    }

    /** What a failed call means where no step made it. */
    public static Failure ofSignIn(MicrosoftException failure) {
        return switch (failure) {
            case MicrosoftException.Denied denied
            when !SignInProblem.is(denied) ->
                failure(
                        Failure.Kind.DENIED,
                        failure,
                        Text.of(
                                "Microsoft 365 refuses Cordon although it has a token.",
                                "Microsoft 365 refuse Cordon bien qu’il ait un jeton."),
                        Text.of(
                                "Grant the permissions that are listed as missing, and give admin consent.",
                                "Accordez les autorisations listées comme manquantes et donnez le consentement administrateur."));
            case MicrosoftException.Denied _ -> SignInProblem.of(failure);
            case MicrosoftException.Throttled _,
                    MicrosoftException.Conflict _,
                    MicrosoftException.Untrusted _,
                    MicrosoftException.Unavailable _,
                    MicrosoftException.TimedOut _,
                    MicrosoftException.Missing _,
                    MicrosoftException.NoMailbox _,
                    MicrosoftException.OnPremises _,
                    MicrosoftException.Rejected _,
                    MicrosoftException.Unreadable _ ->
                of(failure, (StepInfo) null, null); // only a denial asks for the step
        };
    }

    /** Refused for want of permissions that an administrator can grant. */
    public static Failure unpermitted(MicrosoftException failure, List<String> missing) {
        String permissions = String.join(", ", missing);
        return failure(
                Failure.Kind.DENIED,
                failure,
                Text.of(
                        "The app registration lacks the permission %s.",
                        "L’autorisation %s manque à l’application.", permissions),
                Text.of(
                        "Grant %s to Cordon's app registration and give admin consent.",
                        "Accordez %s à l’application Cordon et donnez le consentement administrateur.", permissions));
    }

    /** Cordon's own fault: the log has the details, the report must not claim to know more. */
    public static Failure bug(RuntimeException bug) {
        return new Failure(
                Failure.Kind.BUG,
                Text.of(
                        "Cordon failed with an error of its own (%s).",
                        "Cordon a rencontré une erreur interne (%s).",
                        bug.getClass().getSimpleName()),
                Text.of(
                        "See Cordon's log and report the error.",
                        "Consultez le journal de Cordon et signalez l’erreur."),
                null,
                null,
                null);
    }

    /** A failed call as it is told, with what Microsoft's answer says of itself. {@code remedy} may be {@code null}. */
    public static Failure failure(Failure.Kind kind, MicrosoftException failure, Text message, Text remedy) {
        MicrosoftException.Answer answer = failure.answer();
        return new Failure(kind, message, remedy, answer.status(), answer.code(), answer.requestId());
    }

    private static String told(MicrosoftException failure) {
        MicrosoftException.Answer answer = failure.answer();
        return answer.message() != null ? answer.message() : String.valueOf(answer.code());
    }
}
