package io.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123456789Z");

    @Test
    void hostileTextIsInert() {
        for (String active : List.of("\r\n", "\u0000", "\u001b[2J", "\u202e", "\u200b", "\ud800", "\u2028", "\u0085")) {
            Event event = Event.of(Event.Kind.READ, "a" + active + "b").with("reason", "c" + active + "d");

            assertThat(event.actor()).doesNotContain(active).contains("\ufffd");
            assertThat(event.details().get("reason")).doesNotContain(active);
            assertThat(Entry.after(Link.BEGINNING, event, NOON).line().lines()).hasSize(1);
        }
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        Event event = Event.of(Event.Kind.READ, "x").with("reason", "\ud83d\ude00".repeat(70_000));

        assertThat(event.details().get("reason")).isEqualTo("\ud83d\ude00".repeat(500));
    }

    @Test
    void aRecordIsCanonicalJsonChainedToTheOneBefore() {
        Entry first = Entry.after(
                Link.BEGINNING,
                Event.of(Event.Kind.REQUESTED, "soar").in("hopital").with("user", "é\"\\/<b>"),
                NOON);

        assertThat(first.text())
                .isEqualTo(
                        "{\"actor\":\"soar\",\"at\":\"2026-11-27T12:00:00.123456Z\",\"details\":{\"user\":\"é\\\"\\\\/<b>\"},"
                                + "\"kind\":\"requested\",\"previous\":\"" + "0".repeat(64)
                                + "\",\"sequence\":1,\"tenant\":\"hopital\",\"version\":1}");
        assertThat(Entry.after(first.link(), Event.of(Event.Kind.READ, "x"), NOON)
                        .text())
                .contains("\"previous\":\"" + first.hash() + "\"", "\"sequence\":2");
    }

    @Test
    void aDetailHasAPlainName() {
        Event event = Event.of(Event.Kind.READ, "x");

        assertThatThrownBy(() -> event.with("not a name", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(event.with("nothing", null)).isEqualTo(event);
    }
}
