package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;

/** Names that are made not to be read. What a name says is neither guilt nor alibi. */
final class NameSigns {
    static final List<Sign<Reading>> ALL = List.of(
            new Sign<>("name.unreadable", STRONG, "Proofpoint 2026-04; Microsoft grading guide", NameSigns::unreadable),
            new Sign<>("name.disguised", STRONG, "Permiso; Unicode Technical Standard 39", NameSigns::disguised),
            new Sign<>("name.short", WEAK, "Huntress; LETHAL; T0pCyber/hawk", NameSigns::terse));

    private static final int SHORT = 2;
    private static final int REPEATED = 3;

    private NameSigns() {}

    private static Evidence unreadable(Reading reading) {
        String name = reading.rule().name();
        if (!marksOnly(name) || namelessIsOrdinary(reading)) {
            return null;
        }
        boolean acts =
                reading.concealment() != Concealment.NONE || !reading.outward().isEmpty();
        if (!acts) {
            return null;
        }
        boolean filesPlainly = !reading.hidesOrSends() && (reading.fits() || reading.bulk());
        Strength full = Spelling.visible(name).codePoints().anyMatch(Character::isLetterOrDigit) ? MEDIUM : STRONG;
        Strength strength = filesPlainly ? WEAK : reading.hidesOrSends() && !reading.bulk() ? full : MEDIUM;
        return Evidence.of(
                strength,
                "Its name “%s” says nothing, so that nobody stumbles over it; some owners are merely brief.",
                "Son nom « %s » ne dit rien, pour que personne ne s'y arrête ; certains titulaires sont simplement brefs.",
                Spelling.quoted(name));
    }

    /** Outlook names rules itself, so an empty name is odd; but nothing in the object says who emptied it if it does nothing. */
    private static boolean namelessIsOrdinary(Reading reading) {
        return reading.rule().hidden() && reading.rule().name().isEmpty();
    }

    private static boolean marksOnly(String name) {
        String visible = Spelling.visible(name);
        boolean onlyMarks = visible.codePoints()
                .noneMatch(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL);
        boolean oneRepeated = visible.length() == REPEATED
                && visible.chars().distinct().count() == 1
                && visible.chars().allMatch(c -> c < 128 && !Character.isUpperCase(c));
        return onlyMarks || oneRepeated;
    }

    private static Evidence disguised(Reading reading) {
        return Spelling.disguised(reading.rule().name()) && reading.hidesOrSends()
                ? Evidence.of(
                        STRONG,
                        "Its name “%s” mixes look-alike foreign letters or invisible characters into a word.",
                        "Son nom « %s » mêle à un mot des lettres étrangères ressemblantes ou des caractères invisibles.",
                        Spelling.quoted(reading.rule().name()))
                : null;
    }

    private static Evidence terse(Reading reading) {
        String plain = Spelling.plain(reading.rule().name());
        boolean terse = !marksOnly(reading.rule().name())
                && !Words.unspaced(plain)
                && (plain.length() <= SHORT || plain.equals("test"));
        return terse && reading.hidesOrSends() && !reading.bulk()
                ? Evidence.of(
                        WEAK,
                        "Its name “%s” says next to nothing.",
                        "Son nom « %s » ne dit presque rien.",
                        Spelling.quoted(reading.rule().name()))
                : null;
    }
}
