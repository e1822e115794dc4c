package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "Invoice, invoice",
        "in\u200bvo\u00adice, invoice",
        "\u0456nv\u043eice, invoice",
        "ＩＮＶＯＩＣＥ, invoice",
        "\uD835\uDDF6nvoice, invoice",
        "Überweisung, uberweisung",
        "płatność, platnosc",
        "réglement, reglement"
    })
    void foldsWhatLooksAlike(String written, String plain) {
        assertThat(Spelling.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inv\u043eice", "pay\u200bment", "\uD835\uDDF6nvoice"})
    void noticesDisguisedLatinWords(String text) {
        assertThat(Spelling.disguised(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Встречи",
                "会議",
                "فواتير",
                "\u200einvoice",
                "RSS フィード",
                "naïve",
                "Ελληνικά",
                "👩\u200d🚒 garde",
                "ＩＮＶＯＩＣＥ"
            })
    void takesHonestWritingAsItIs(String text) {
        assertThat(Spelling.disguised(text)).isFalse();
    }

    @Test
    void isTheSameWhateverInvisibleStandsInBetween() {
        Random random = new Random(7);
        int[] invisible = {0, 0xAD, 0x200B, 0x200D, 0x202E, 0x2060, 0xFEFF, 0xFE0F, 0x3164};
        for (String word : new String[] {"invoice", "Überweisung", "hasło", "請求書", "Встречи", "mot de passe"}) {
            for (int i = 0; i < 200; i++) {
                StringBuilder stuffed = new StringBuilder(word);
                stuffed.insert(
                        random.nextInt(word.length() + 1),
                        Character.toString(invisible[random.nextInt(invisible.length)]));

                assertThat(Spelling.plain(stuffed.toString())).isEqualTo(Spelling.plain(word));
            }
        }
    }

    @Test
    void showsInvisibleCharactersInQuotations() {
        assertThat(Spelling.quoted("a\u200bb\u0000")).isEqualTo("a<U+200B>b<U+0000>");
        assertThat(Spelling.quoted("x".repeat(500))).hasSize(81);
    }
}
