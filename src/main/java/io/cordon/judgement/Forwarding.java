package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a mailbox's forwarding, read with {@code Get-Mailbox}, is an intruder's. Both targets can be set, so both are judged. */
public final class Forwarding {
    private static final String SMTP = "ForwardingSmtpAddress";
    private static final String RECIPIENT = "ForwardingAddress";

    private Forwarding() {}

    /**
     * Judges ForwardingSmtpAddress.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Judgement ofSmtpAddress(JsonNode mailbox, Context context) {
        return of(mailbox, SMTP, Around.of(context));
    }

    /**
     * Judges ForwardingAddress by where its recipient's mail really goes. An unresolved one is suspicious, never clean.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Judgement ofRecipient(JsonNode mailbox, Context context) {
        return of(mailbox, RECIPIENT, Around.of(context));
    }

    /** Judges both, and the graver counts. */
    static Judgement of(JsonNode mailbox, Around around) {
        Judgement smtp = of(mailbox, SMTP, around);
        Judgement recipient = of(mailbox, RECIPIENT, around);
        return smtp.severity().isAtLeast(recipient.severity()) ? smtp : recipient;
    }

    private static Judgement of(JsonNode mailbox, String property, Around around) {
        Json.object(mailbox, "a mailbox");
        String target = Json.text(mailbox, property);
        if (target == null || target.isBlank()) {
            return Judgement.BENIGN;
        }
        Forward forward = Forward.of(mailbox, target, around);
        if (property.equals(RECIPIENT) && forward.unresolved()) {
            forward = forward.asUnknown();
        }
        List<Seen> seen = new ArrayList<>(Sign.seen(ForwardSigns.ALL, forward, around.tuning()));
        seen.addAll(Sign.seen(ProvenanceSigns.ALL, forward, around.tuning()));
        return Weighing.of(seen, around.tuning());
    }
}
