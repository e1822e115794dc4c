package io.cordon.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.model.Containment;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final ReportPage PAGE = new ReportPage();

    static Stream<Map.Entry<String, Containment>> samples() {
        return Stream.of(
                Map.entry("contained", Samples.contained()),
                Map.entry("clean", Samples.clean()),
                Map.entry("partial", Samples.partial()),
                Map.entry("synced", Samples.passwordRefused(Case.user(false, true))),
                Map.entry("guest", Samples.guest()),
                Map.entry("no-mailbox", Samples.noMailbox()),
                Map.entry("unverified", Samples.unverified()),
                Map.entry("preview", Samples.preview()),
                Map.entry("inspect", Samples.inspect(List.of(Samples.ownerRule()))),
                Map.entry("running", Samples.running()),
                Map.entry("failed", Samples.failed()),
                Map.entry("hostile", Samples.hostile()));
    }

    /** The pages stay in {@code target/report} for whoever wants to look at them. */
    @ParameterizedTest
    @MethodSource("samples")
    void isWellFormedAndComplete(Map.Entry<String, Containment> sample) throws Exception {
        for (Locale locale : List.of(Locale.FRANCE, Locale.ENGLISH)) {
            String html = PAGE.html(Case.report(sample.getValue()), locale);
            Files.createDirectories(Path.of("target", "report"));
            Files.writeString(
                    Path.of("target", "report", sample.getKey() + "." + locale.getLanguage() + ".html"), html);

            Document page = parsed(html);

            assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(locale.getLanguage());
            assertThat(elements(page, "title"))
                    .singleElement()
                    .satisfies(title -> assertThat(title.getTextContent()).isNotBlank());
            assertThat(elements(page, "h1")).hasSize(1);
            assertThat(elements(page, "main")).hasSize(1);
            assertThat(headingLevels(html)).satisfies(ReportPageTest::neverSkipALevel);
            assertThat(elements(page, "th"))
                    .allSatisfy(
                            header -> assertThat(header.getAttribute("scope")).isIn("col", "row"));
            assertThat(elements(page, "script")).isEmpty();
            assertThat(elements(page, "img")).isEmpty();
            assertThat(html).doesNotContain("src=").doesNotContain("url(").contains("TLP:AMBER");
        }
    }

    @Test
    void hostileTextIsInert() throws Exception {
        String html = PAGE.html(Case.report(Samples.hostile()), Locale.FRANCE);

        assertThat(html).doesNotContain("<script").doesNotContain("<b>key");
        assertThat(html.codePoints()
                        .filter(point -> point == 0x202E || point == 0 || point == 0x200B || point == 0xFEFF))
                .isEmpty();
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&#96;&amp;⟨U+202E⟩exe.fdp⟨U+0000⟩⟨U+200B⟩");
        assertThat(html)
                .contains("⟨… coupé, 65")
                .doesNotContain("x".repeat(1_000))
                .doesNotContain("y".repeat(1_000));
        assertThat(html.length()).isLessThan(120_000);
        assertThat(elements(parsed(html), "bdi"))
                .anySatisfy(isolated -> assertThat(isolated.getTextContent()).startsWith("<script>alert(1)"));
    }

    @Test
    void simulationIsAnnouncedBeforeTheVerdict() {
        String html = PAGE.html(Case.report(Samples.failed()), Locale.FRANCE);

        assertThat(html.indexOf("SIMULATION / EXERCICE</strong>")).isBetween(0, html.indexOf("id=\"verdict\""));
        assertThat(PAGE.html(Case.report(Samples.contained()), Locale.FRANCE)).doesNotContain("class=\"exercise\"");
    }

    @Test
    void whatToDoStandsBeforeWhatWasDone() {
        String html = PAGE.html(Case.report(Samples.partial()), Locale.FRANCE);

        assertThat(Stream.of(
                                "h-verdict",
                                "h-user",
                                "h-figures",
                                "h-todo",
                                "h-did",
                                "h-found",
                                "h-unknown",
                                "h-risks",
                                "h-timeline",
                                "h-annex")
                        .map(id -> html.indexOf("<h2 id=\"" + id + "\"")))
                .isSorted()
                .doesNotContain(-1);
    }

    @Test
    void frenchSignsOfTwoPartsStayWithTheirWord() throws IOException {
        String html = PAGE.html(Case.report(Samples.contained()), Locale.FRANCE);
        String body = html.substring(html.indexOf("<body>"));

        assertThat(body).contains("Confiné\u00a0: Camille Exemple").contains("«\u00a0.\u00a0»");
        assertThat(Pattern.compile(" [:;!?»]").matcher(body).find()).isFalse();
    }

    @Test
    void secondsAreWrittenAsTheReaderWritesThem() {
        Report report = Case.report(Samples.contained());

        assertThat(PAGE.html(report, Locale.FRANCE))
                .contains("1,320\u00a0s après")
                .contains("lang=\"fr\"");
        assertThat(PAGE.html(report, Locale.UK)).contains("1.320\u00a0s after").contains("lang=\"en\"");
    }

    @Test
    void inksAreReadableOnTheirPaperInLightAndDark() {
        String html = PAGE.html(Case.report(Samples.clean()), Locale.FRANCE);
        List<String> schemes = Pattern.compile(":root \\{([^}]*)}")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(schemes).hasSize(2).allSatisfy(scheme -> {
            for (String ink : List.of("ink", "soft", "accent", "good", "doubt", "bad")) {
                for (String paper : List.of("paper", "wash")) {
                    double light = luminance(scheme, ink);
                    double dark = luminance(scheme, paper);
                    assertThat((Math.max(light, dark) + .05) / (Math.min(light, dark) + .05))
                            .as("%s on %s", ink, paper)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        });
    }

    /** Relative luminance as WCAG 2.1 defines it. */
    private static double luminance(String scheme, String name) {
        Matcher colour = Pattern.compile("--" + name + ": #(..)(..)(..);").matcher(scheme);
        assertThat(colour.find()).as(name).isTrue();
        return .2126 * linear(colour.group(1)) + .7152 * linear(colour.group(2)) + .0722 * linear(colour.group(3));
    }

    private static double linear(String hex) {
        double channel = Integer.parseInt(hex, 16) / 255.0;
        return channel <= .03928 ? channel / 12.92 : Math.pow((channel + .055) / 1.055, 2.4);
    }

    private static Document parsed(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<Integer> headingLevels(String html) {
        return Pattern.compile("<h([1-6])[ >]")
                .matcher(html)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    private static void neverSkipALevel(List<? extends Integer> levels) {
        int before = 0;
        for (int level : levels) {
            assertThat(level).isLessThanOrEqualTo(before + 1);
            before = level;
        }
    }
}
