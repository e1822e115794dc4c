package io.cordon.engine;

import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Text;

/**
 * Why Entra gave Cordon no token, by the number in its answer (AADSTS…), as something an operator can act on. Source: microsoft-contract o; the
 * numbers are stable, Microsoft's texts are not.
 */
final class SignInProblem {
    /** What a credential of this machine says when it cannot be used at all. */
    private static final String OWN = MicrosoftException.SIGN_IN;

    private SignInProblem() {}

    static boolean is(MicrosoftException.Denied denied) {
        String code = denied.answer().code();
        return code != null && (code.equals(OWN) || code.startsWith("AADSTS"));
    }

    static Failure of(MicrosoftException failure) {
        String code = String.valueOf(failure.answer().code());
        return Failures.failure(
                Failure.Kind.DENIED,
                failure,
                Text.of(
                        "Microsoft Entra gave Cordon no token (%s).",
                        "Microsoft Entra n’a pas donné de jeton à Cordon (%s).", code),
                remedy(code));
    }

    private static Text remedy(String code) {
        return switch (code) {
            case "AADSTS7000215" ->
                Text.of(
                        "The client secret is wrong: enter the secret's value, not its ID.",
                        "Le secret client est faux\u00a0: saisissez la valeur du secret, et non son identifiant.");
            case "AADSTS7000222" ->
                Text.of(
                        "The client secret has expired: create a new one in the app registration, or better a certificate.",
                        "Le secret client a expiré\u00a0: créez-en un nouveau dans l’inscription d’application, ou mieux un certificat.");
            case "AADSTS700027" ->
                Text.of(
                        "The certificate is not registered: upload its public part to the app registration.",
                        "Le certificat n’est pas enregistré\u00a0: téléversez sa partie publique dans l’inscription d’application.");
            case "AADSTS700024" ->
                Text.of(
                        "The signed assertion is not valid at this time: set the clock of Cordon's machine.",
                        "L’assertion signée n’est pas valable à cette heure\u00a0: réglez l’horloge de la machine de Cordon.");
            case "AADSTS700016" ->
                Text.of(
                        "The tenant does not know this application: check client-id and id, and that an administrator has consented.",
                        "Le locataire ne connaît pas cette application\u00a0: vérifiez client-id et id, et le consentement d’un administrateur.");
            case "AADSTS7000112" ->
                Text.of(
                        "The application is disabled in the tenant: enable it under Enterprise applications.",
                        "L’application est désactivée dans le locataire\u00a0: activez-la dans Applications d’entreprise.");
            case "AADSTS90002", "AADSTS900023" ->
                Text.of(
                        "There is no such tenant in this cloud: check cordon.tenants.<name>.id and .cloud.",
                        "Ce locataire n’existe pas dans ce nuage\u00a0: vérifiez cordon.tenants.<name>.id et .cloud.");
            case "AADSTS53003" ->
                Text.of(
                        "A conditional access policy for workload identities blocks Cordon: allow the address from which it calls.",
                        "Une stratégie d’accès conditionnel pour les identités de charge de travail bloque Cordon\u00a0: autorisez l’adresse d’où il appelle.");
            case "AADSTS500011" ->
                Text.of(
                        "The tenant has no such service (a tenant without Exchange Online has no token for it).",
                        "Le locataire n’a pas ce service (sans Exchange Online, il n’y a pas de jeton pour lui).");
            case "AADSTS70011" ->
                Text.of(
                        "The requested scope is not valid in this cloud: check cordon.tenants.<name>.cloud.",
                        "L’étendue demandée n’est pas valable dans ce nuage\u00a0: vérifiez cordon.tenants.<name>.cloud.");
            case OWN ->
                Text.of(
                        "The identity of this machine or pod cannot be used: check that it exists, and the file or endpoint that gives its token.",
                        "L’identité de cette machine ou de ce pod est inutilisable\u00a0: vérifiez qu’elle existe, ainsi que le fichier ou le point d’accès qui donne son jeton.");
            default ->
                Text.of(
                        "Look the code up at https://login.microsoftonline.com/error.",
                        "Recherchez ce code sur https://login.microsoftonline.com/error.");
        };
    }
}
