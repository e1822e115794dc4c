package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;

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
        return of(mailbox, SMTP, context);
    }

    /**
     * Judges ForwardingAddress by where its recipient's mail really goes. An unresolved one is suspicious, never clean.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Judgement ofRecipient(JsonNode mailbox, Context context) {
        return of(mailbox, RECIPIENT, context);
    }

    private static Judgement of(JsonNode mailbox, String property, Context context) {
        Json.object(mailbox, "a mailbox");
        String target = Json.text(mailbox, property);
        if (target == null || target.isBlank()) {
            return Judgement.BENIGN;
        }
        Forward forward = Forward.of(mailbox, target, context);
        if (property.equals(RECIPIENT) && forward.unresolved(context)) {
            forward = forward.asUnknown();
        }
        return Weighing.of(Sign.seen(ForwardSigns.ALL, forward), false);
    }
}
