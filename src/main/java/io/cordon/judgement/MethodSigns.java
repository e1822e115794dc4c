package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What tells a sign-in method that an intruder registered from the owner's own. */
final class MethodSigns {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    static final List<Sign<Method>> ALL = List.of(
            new Sign<>("method.foreign-phone", MEDIUM, "Microsoft on Storm-2657", MethodSigns::foreignPhone),
            new Sign<>("method.second-authenticator", MEDIUM, "Microsoft on Storm-2657", MethodSigns::second),
            new Sign<>("method.outside-mail", STRONG, "MITRE ATT&CK T1556.006", MethodSigns::outsideMail),
            new Sign<>("method.software-code", MEDIUM, "MITRE ATT&CK T1556.006", MethodSigns::softwareCode),
            new Sign<>("method.temporary-pass", STRONG, "SigmaHQ azure_tap_added", MethodSigns::temporaryPass),
            new Sign<>("method.unattested-key", MEDIUM, "own reasoning", MethodSigns::unattestedKey));

    private MethodSigns() {}

    private static Evidence foreignPhone(Method method) {
        Optional<Integer> code = countryCode(method.text("phoneNumber"));
        String country = country(method.around());
        int expected = country.isEmpty() ? 0 : PHONES.getCountryCodeForRegion(country);
        if (!method.type().equals("phone") || code.isEmpty() || expected == 0 || code.get() == expected) {
            return null;
        }
        boolean usual = method.others()
                .map(other -> countryCode(other.path("phoneNumber").asText("")))
                .anyMatch(code::equals);
        return usual
                ? null
                : Evidence.of(
                        MEDIUM,
                        "The number %s is not of the country of the account (+%d). People who live across the border have such numbers.",
                        "Le numéro %s n'est pas du pays du compte (+%d). Des frontaliers en ont de tels.",
                        Spelling.quoted(method.text("phoneNumber")),
                        expected);
    }

    private static String country(Around around) {
        String locale = around.locale();
        int dash = Math.max(locale.lastIndexOf('-'), locale.lastIndexOf('_'));
        return dash < 0 ? "" : locale.substring(dash + 1).toUpperCase(Locale.ROOT);
    }

    private static Optional<Integer> countryCode(String number) {
        try {
            return number.strip().startsWith("+")
                    ? Optional.of(PHONES.parse(number, null).getCountryCode())
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    private static Evidence second(Method method) {
        if (!method.type().equals("microsoftauthenticator")) {
            return null;
        }
        String name = method.text("displayName");
        List<String> others = method.othersAlike()
                .map(other -> other.path("displayName").asText(""))
                .toList();
        boolean nameless = Spelling.visible(name).isEmpty() || name.equalsIgnoreCase("NO_DEVICE");
        if (!nameless && (others.isEmpty() || others.contains(name))) {
            return null;
        }
        return Evidence.of(
                MEDIUM,
                "An authenticator on “%s”, beside “%s”. A new telephone looks the same.",
                "Un authentificateur sur « %s », à côté de « %s ». Un nouveau téléphone donne la même image.",
                Spelling.quoted(name),
                Quotation.of(others));
    }

    private static Evidence outsideMail(Method method) {
        Optional<Address> address = Address.of(method.text("emailAddress"));
        if (!method.type().equals("email")
                || address.isEmpty()
                || !method.around().outside(address.get())
                || method.around().allowed(address.get())) {
            return null;
        }
        boolean imitates = method.around().imitation(address.get().domain()).isPresent();
        return Evidence.of(
                imitates ? STRONG : MEDIUM,
                "The password can be reset through %s, outside the organisation. It may be the owner's private address.",
                "Le mot de passe peut être réinitialisé par %s, hors de l'organisation. C'est peut-être l'adresse privée du titulaire.",
                Spelling.quoted(address.get().toString()));
    }

    private static Evidence softwareCode(Method method) {
        return method.type().equals("softwareoath")
                ? Evidence.of(
                        MEDIUM,
                        "A code generator of unknown make. Authenticator apps of other makers look the same.",
                        "Un générateur de codes de marque inconnue. Les applications d'autres éditeurs donnent la même image.")
                : null;
    }

    private static Evidence temporaryPass(Method method) {
        return method.type().equals("temporaryaccesspass") && !method.around().byAnother()
                ? Evidence.of(
                        method.around().provenance().inWindow(method.made()) ? STRONG : MEDIUM,
                        "A temporary access pass signs in without anything else, and nobody of the organisation is known to have issued it.",
                        "Un passe d'accès temporaire suffit à se connecter, et rien n'indique qui l'a émis dans l'organisation.")
                : null;
    }

    private static Evidence unattestedKey(Method method) {
        return method.type().equals("fido2") && method.text("attestationLevel").equalsIgnoreCase("notAttested")
                ? Evidence.of(
                        method.aged() || method.made() == null ? WEAK : MEDIUM,
                        "The passkey “%s” does not prove what made it.",
                        "La clé d'accès « %s » ne prouve pas son origine.",
                        Spelling.quoted(method.text("displayName")))
                : null;
    }
}
