package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether an automatic reply is an intruder's: it answers every correspondent in the owner's name. */
final class AutoReplies {
    private AutoReplies() {}

    /**
     * Judges Graph's automaticRepliesSetting.
     *
     * @throws IllegalArgumentException if it cannot be read as one
     */
    static Judgement of(JsonNode setting, Around around) {
        Optional<Reply> sent = Reply.of(setting, around);
        if (sent.isEmpty()) {
            return Judgement.BENIGN;
        }
        List<Seen> seen = new ArrayList<>(Sign.seen(AutoReplySigns.ALL, sent.get(), around.tuning()));
        seen.addAll(Sign.seen(ProvenanceSigns.ALL, sent.get(), around.tuning()));
        return Weighing.of(seen, around.tuning());
    }
}
