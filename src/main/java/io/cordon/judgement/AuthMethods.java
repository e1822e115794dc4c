package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a way of proving who one is (Graph's authentication methods) was registered by an intruder. Sources: MITRE ATT&amp;CK T1556.006, Microsoft
 * on Storm-2657, SigmaHQ azure_tap_added.
 */
final class AuthMethods {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("FR", "+33"),
            Map.entry("GB", "+44"),
            Map.entry("US", "+1"),
            Map.entry("CA", "+1"),
            Map.entry("DE", "+49"),
            Map.entry("AT", "+43"),
            Map.entry("CH", "+41"),
            Map.entry("ES", "+34"),
            Map.entry("IT", "+39"),
            Map.entry("NL", "+31"),
            Map.entry("BE", "+32"),
            Map.entry("PT", "+351"),
            Map.entry("BR", "+55"),
            Map.entry("PL", "+48"),
            Map.entry("JP", "+81"),
            Map.entry("LU", "+352"),
            Map.entry("IE", "+353"),
            Map.entry("MX", "+52"),
            Map.entry("AR", "+54"),
            Map.entry("AU", "+61"));

    private AuthMethods() {}

    private record Method(String type, JsonNode object, Around around) {
        Instant made() {
            return Stream.of("createdDateTime", "startDateTime")
                    .map(name -> Provenance.time(object.path(name)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** There is no window, no date or no log that could say otherwise. */
        boolean old() {
            return around.provenance().longBefore(made()) || around.provenance().afterwards(made());
        }

        Stream<JsonNode> others() {
            return Json.elements(around.more().path("otherMethods")).stream();
        }
    }

    private static final List<Sign<Method>> SIGNS = List.of(
            new Sign<>("method.foreign-phone", Strength.MEDIUM, "Microsoft on Storm-2657", AuthMethods::foreignPhone),
            new Sign<>("method.second-authenticator", Strength.MEDIUM, "Microsoft on Storm-2657", AuthMethods::second),
            new Sign<>("method.outside-mail", Strength.MEDIUM, "MITRE ATT&CK T1556.006", AuthMethods::outsideMail),
            new Sign<>("method.software-code", Strength.MEDIUM, "MITRE ATT&CK T1556.006", AuthMethods::softwareCode),
            new Sign<>("method.temporary-pass", Strength.STRONG, "SigmaHQ azure_tap_added", AuthMethods::temporaryPass),
            new Sign<>("method.unattested-key", Strength.MEDIUM, "own reasoning", AuthMethods::unattestedKey));

    static Judgement of(JsonNode object, Around around) {
        Json.object(object, "an authentication method");
        String full = object.path("@odata.type").asText("");
        String type = full.substring(full.lastIndexOf('.') + 1).replace("AuthenticationMethod", "");
        Method method = new Method(type.toLowerCase(Locale.ROOT), object, around);
        if (method.type().equals("password")
                || method.type().equals("windowshelloforbusiness")
                || method.type().equals("platformcredential")) {
            return Weighing.of(
                    around.provenance().fromAttacker() && !method.type().equals("password")
                            ? ProvenanceSigns.of(around, method.made(), Strength.WEAK)
                            : List.of(),
                    false);
        }
        List<Evidence> evidence = new ArrayList<>();
        if (!method.old()) {
            evidence.addAll(Sign.seen(SIGNS, method));
        }
        evidence.addAll(ProvenanceSigns.of(around, method.made(), Strength.MEDIUM));
        return Weighing.of(evidence, false);
    }

    private static Evidence foreignPhone(Method method) {
        String number = method.object().path("phoneNumber").asText("").replaceAll("[^+0-9]", "");
        if (!method.type().equals("phone") || !number.startsWith("+")) {
            return null;
        }
        int dash = method.around().locale().lastIndexOf('-');
        String country =
                dash < 0 ? "" : method.around().locale().substring(dash + 1).toUpperCase(Locale.ROOT);
        String code = CODES.get(country);
        boolean known = method.others()
                .map(other -> other.path("phoneNumber").asText("").replaceAll("[^+0-9]", ""))
                .anyMatch(other -> other.length() > 3 && number.startsWith(other.substring(0, 3)));
        return code == null || number.startsWith(code) || known
                ? null
                : Evidence.of(
                        Strength.MEDIUM,
                        "The number %s is not of the country of the account (%s). Commuters across a border have such numbers.",
                        "Le numéro %s n’est pas du pays du compte (%s). Des frontaliers en ont de tels.",
                        Spelling.quoted(number),
                        code);
    }

    private static Evidence second(Method method) {
        if (!method.type().equals("microsoftauthenticator")) {
            return null;
        }
        String name = method.object().path("displayName").asText("");
        List<String> others = method.others()
                .filter(other -> other.path("@odata.type").asText("").contains("icrosoftAuthenticator"))
                .map(other -> other.path("displayName").asText(""))
                .toList();
        if (others.isEmpty() || others.contains(name)) {
            return null;
        }
        return Evidence.of(
                Strength.MEDIUM,
                "A second authenticator, “%s”, beside “%s”. A new telephone looks the same.",
                "Un second authentificateur, «\u00a0%s\u00a0», à côté de «\u00a0%s\u00a0». Un nouveau téléphone donne la même image.",
                Spelling.quoted(name),
                Spelling.quoted(others.getFirst()));
    }

    private static Evidence outsideMail(Method method) {
        Optional<Address> address =
                Address.of(method.object().path("emailAddress").asText(null));
        if (!method.type().equals("email")
                || address.isEmpty()
                || !method.around().outside(address.get())) {
            return null;
        }
        List<String> owner = OwnName.of(method.around().context().owner());
        boolean own = OwnName.in(address.get(), owner);
        boolean imitates = method.around().imitation(address.get().domain()).isPresent();
        return own && !imitates
                ? null // a private address for resetting the password is what the method is for
                : Evidence.of(
                        imitates ? Strength.STRONG : Strength.MEDIUM,
                        "The password can be reset through %s, which does not bear the owner's name.",
                        "Le mot de passe peut être réinitialisé par %s, qui ne porte pas le nom du titulaire.",
                        Spelling.quoted(address.get().toString()));
    }

    private static Evidence softwareCode(Method method) {
        return method.type().equals("softwareoath")
                ? Evidence.of(
                        Strength.MEDIUM,
                        "A code generator of unknown make. Authenticator apps of other makers look the same.",
                        "Un générateur de codes de marque inconnue. Les applications d’autres éditeurs donnent la même image.")
                : null;
    }

    private static Evidence temporaryPass(Method method) {
        if (!method.type().equals("temporaryaccesspass")) {
            return null;
        }
        String by = method.around().provenance().by();
        boolean helpDesk = by != null
                && method.around().context().owner() != null
                && !method.around().context().owner().isCalled(by)
                && Address.of(by).filter(method.around()::inside).isPresent()
                && !method.around().provenance().fromAttacker();
        return helpDesk
                ? null
                : Evidence.of(
                        method.around().provenance().inWindow(method.made()) ? Strength.STRONG : Strength.MEDIUM,
                        "A temporary access pass signs in without anything else. The help desk may have issued it.",
                        "Un passe d’accès temporaire suffit à se connecter. Le support l’a peut-être émis.");
    }

    private static Evidence unattestedKey(Method method) {
        return method.type().equals("fido2")
                        && method.object().path("attestationLevel").asText("").equalsIgnoreCase("notAttested")
                        && method.around().provenance().inWindow(method.made())
                ? Evidence.of(
                        Strength.MEDIUM,
                        "The passkey “%s” does not prove what makes it.",
                        "La clé d’accès «\u00a0%s\u00a0» ne prouve pas son origine.",
                        Spelling.quoted(method.object().path("displayName").asText("")))
                : null;
    }
}
