package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred kilobytes of what stalls careless patterns, in every text of an object of every kind. */
class HostileTextTest {
    private static final int LENGTH = 100_000;
    /** Of the processor's time: far above what it takes, far below what a stalled pattern would. */
    private static final Duration LONG = Duration.ofSeconds(4);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "<a href=",
                "<",
                "a@",
                "@a.",
                "FR76 3000 ",
                "<a href='x'>",
                "href = ",
                "http://",
                "Ａ\u200b",
                "а",
                ".",
                "\u0000",
                "\" [SMTP:",
                "()",
                "-"
            })
    void noTextStallsTheJudge(String seed) {
        String hostile = seed.repeat(LENGTH / seed.length());
        Set<String> kinds = new HashSet<>();
        List<Corpus.Case> one = new ArrayList<>();
        Corpus.cases().filter(each -> kinds.add(each.kind())).forEach(one::add);
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(Assessment.KINDS);
        for (Corpus.Case each : one) {
            ObjectNode line = each.line().deepCopy();
            line.set("object", stuffed(line.path("object"), hostile));
            long begun = THREADS.getCurrentThreadCpuTime();
            Throwable thrown = catchThrowable(() -> Assessment.of(line));
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun))
                    .as("%s full of %s", each.kind(), seed)
                    .isLessThan(LONG);
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static JsonNode stuffed(JsonNode node, String text) {
        return switch (node) {
            case TextNode _ -> TextNode.valueOf(text);
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties()
                        .forEach(property -> copy.set(
                                property.getKey(),
                                property.getKey().startsWith("@odata")
                                        ? property.getValue()
                                        : stuffed(property.getValue(), text)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(item -> copy.add(stuffed(item, text)));
                yield copy;
            }
            default -> node;
        };
    }
}
