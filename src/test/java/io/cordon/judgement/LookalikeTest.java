package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikeTest {
    private static final Set<String> OWN = Set.of("clinique-aubrac.example", "aubrac.onmicrosoft.com");

    @ParameterizedTest
    @CsvSource({
        "a@clinique-aubrac.example.evil.test, STRONG",
        "a@xclinique-aubrac.example, STRONG",
        "a@clinique-aubrac-paie.test, STRONG",
        "a@clinique-aubarc.example, STRONG",
        "a@c1inique-aubrac.example, STRONG",
        "a@cl\u0456nique-aubrac.example, STRONG",
        "clinique-aubrac.example@evil.test, STRONG",
        "a@clinique-aubrac.test, MEDIUM",
        "a@clinique-aubrac.evil.test, MEDIUM"
    })
    void recognisesImitations(String address, Strength strength) {
        assertThat(Lookalike.of(Address.of(address).orElseThrow(), OWN).strength())
                .isEqualTo(strength);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@gmail.com",
                "a@clinique-des-pins.test",
                "a@laboratoire-aubert.test",
                "a@clinique-aubrac.zendesk.com"
            })
    void leavesOthersAlone(String address) {
        assertThat(Lookalike.of(Address.of(address).orElseThrow(), OWN)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "clinique-aubrac.example, true",
        "garde.clinique-aubrac.example, true",
        "aubrac.mail.onmicrosoft.com, true",
        "xclinique-aubrac.example, false",
        "sub.aubrac.onmicrosoft.com, false",
        "onmicrosoft.com, false"
    })
    void drawsTheLineAtLabels(String domain, boolean inside) {
        assertThat(Domains.within(domain, OWN)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp:A@B.Example., a@b.example",
        "<a@b.example>, a@b.example",
        "a@x@b.example, a@x@b.example",
        "x@b\u00fccher.example, x@xn--bcher-kva.example"
    })
    void readsAddressesBeforeComparing(String written, String address) {
        assertThat(Address.of(written).orElseThrow()).hasToString(address);
    }
}
