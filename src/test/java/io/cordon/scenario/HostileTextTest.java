package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.audit.Entry;
import io.cordon.store.AuditTrail;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that an intruder or a caller chose goes all the way, from the mailbox to the database, the report and the trail, and acts nowhere. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class HostileTextTest {
    private static final String USER = "saine.tranquille@hopital.example";

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    AuditTrail trail;

    private Simulator tenant;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        tenant.reset();
    }

    static List<String> texts() {
        return List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'-alert(1)-'{{7*7}}{#if true}x{/if}${7*7}",
                "=HYPERLINK(\"http://evil.example\",\"x\")",
                "@SUM(1+1)*cmd|' /C calc'!A0",
                "a\r\nSet-Cookie: x=1\r\n\r\n<html>",
                "\u001b[2J\u001b]0;title\u0007",
                "facture\u202Efdp.exe",
                "nul\u0000nul",
                "literally \\u0000 and \\ufffd",
                "half \ud800 of a pair, and the other \udc00",
                "whole \ud83d\ude00 pair",
                "x".repeat(400) + "\u2028\u2029\u0085\u200b\ufeff");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void actsNowhere(String text) {
        long recorded = trail.head().sequence();
        tenant.change(
                USER,
                Map.of(
                        "properties",
                        Map.of("displayName", text),
                        "addRules",
                        List.of(Map.of(
                                "displayName",
                                text,
                                "sequence",
                                1,
                                "isEnabled",
                                true,
                                "conditions",
                                Map.of("subjectContains", List.of("facture", text)),
                                "actions",
                                Map.of("delete", true)))));
        Map<String, Object> body = new HashMap<>();
        body.put("user", USER);
        body.put("reason", text);
        body.put("reference", text);
        JsonNode containment = caller().contain(body);

        assertThat(containment.path("status").asText())
                .as(containment.toPrettyString())
                .isEqualTo("contained");
        assertThat(containment.at("/trigger/reason").asText()).isEqualTo(kept(text));
        assertThat(containment.findValuesAsText("label"))
                .as("the rule was found")
                .anyMatch(label -> label.contains(kept(text)));

        String address = "/v1/containments/" + containment.path("id").asText() + "/report";
        assertThat(caller().get(address).json().isObject()).isTrue();
        for (String language : List.of("fr", "en")) {
            Caller.Answer page = caller().get(address + "?lang=" + language, "Accept", "text/html");
            assertThat(page.status()).isEqualTo(200);
            assertInert(page);
        }
        for (Entry entry : trail.after(recorded, 500)) {
            assertThat(entry.line().codePoints()).noneMatch(HostileTextTest::acts);
        }
    }

    private static void assertInert(Caller.Answer page) {
        Document document = Jsoup.parse(page.text());
        assertThat(document.select("script, img, iframe, object, embed, link, base, form, meta[http-equiv]"))
                .isEmpty();
        for (Element element : document.getAllElements()) {
            assertThat(element.attributes().asList())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")
                            || attribute.getValue().strip().toLowerCase().startsWith("javascript:"));
        }
        assertThat(page.text().replace("\n", "").codePoints()).noneMatch(HostileTextTest::acts);
        assertThat(page.headers().get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src");
    }

    @Test
    void aQuestionWithTextThatTheDatabaseCannotHoldIsAnsweredAndTheDatabaseIsNotTakenForAway() {
        assertThat(caller().get("/v1/containments?userId=%00").status()).isEqualTo(200);
        assertThat(caller().get("/v1/containments?userId=%F0%28%8C%BC").status())
                .isEqualTo(200);
        assertThat(caller().get("/v1/containments?userId=%ED%A0%80").status()).isEqualTo(200);
        assertThat(caller().get("/v1/containments/%00").status()).isEqualTo(404);
        assertThat(caller().post("/v1/containments", Map.of("user", "half\ud800@hopital.example"))
                        .status())
                .isIn(400, 404);
        assertThat(caller().post("/v1/containments", Map.of("user", USER, "tenant", "\u0000"))
                        .status())
                .isEqualTo(422);
        assertThat(caller().post("/v1/stop", Map.of("reason", "nul\u0000 \ud800"))
                        .status())
                .isEqualTo(200);
        assertThat(caller().send("DELETE", "/v1/stop", "", "application/json").status())
                .isEqualTo(200);
    }

    /** What the database holds of a text: everything, with marks for what it cannot hold. */
    private static String kept(String text) {
        return text.replace("\u0000", "⟨U+0000⟩")
                .replaceAll("(?<![\\ud800-\\udbff])\\udc00", "⟨U+DC00⟩")
                .replaceAll("\\ud800(?![\\udc00-\\udfff])", "⟨U+D800⟩");
    }

    private static boolean acts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private Caller caller() {
        return new Caller(cordon, Caller.KEY);
    }
}
