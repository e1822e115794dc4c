package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.model.Severity;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final Context NOTHING_KNOWN = new Context(Set.of(), Set.of(), Set.of(), null, Map.of(), Map.of());
    private static final Context KNOWN =
            new Context(Set.of("clinic.example"), Set.of(), Set.of(), null, Map.of(), Map.of());

    @Test
    void isSilentWhereNothingIsForwarded() {
        assertThat(Forwarding.ofSmtpAddress(mailbox(null, null), NOTHING_KNOWN)).isEqualTo(Judgement.BENIGN);
        assertThat(Forwarding.ofRecipient(mailbox(null, null), NOTHING_KNOWN)).isEqualTo(Judgement.BENIGN);
    }

    @Test
    void neverCallsAnUnresolvedRecipientClean() {
        assertThat(Forwarding.ofRecipient(mailbox(null, "lee@clinic.example"), KNOWN)
                        .severity())
                .isEqualTo(Severity.SUSPICIOUS);
        assertThat(Forwarding.ofRecipient(mailbox(null, "Lee"), KNOWN).severity())
                .isEqualTo(Severity.SUSPICIOUS);
    }

    @Test
    void asksWhereNeitherDomainsNorOwnerAreKnown() {
        assertThat(Forwarding.ofSmtpAddress(mailbox("smtp:a@partner.test", null), NOTHING_KNOWN)
                        .severity())
                .isEqualTo(Severity.SUSPICIOUS);
        assertThat(Forwarding.ofSmtpAddress(mailbox("smtp:a@gmail.com", null), NOTHING_KNOWN)
                        .severity())
                .isEqualTo(Severity.SUSPICIOUS);
    }

    @Test
    void asksAboutAnAddressItCannotRead() {
        assertThat(Forwarding.ofSmtpAddress(mailbox("smtp:nonsense", null), KNOWN)
                        .severity())
                .isEqualTo(Severity.SUSPICIOUS);
    }

    @Test
    void refusesWhatIsNoMailbox() {
        assertThatThrownBy(() -> Forwarding.ofSmtpAddress(Corpus.JSON.createArrayNode(), KNOWN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Forwarding.ofSmtpAddress(Corpus.JSON.createObjectNode().put("ForwardingSmtpAddress", 5), KNOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesWhereMailReallyGoes() {
        Context context = new Context(
                Set.of("clinic.example"),
                Set.of(),
                Set.of(),
                null,
                Map.of(),
                Map.of(
                        "archive",
                        new Recipient(
                                "MailContact", "archive@clinic.example", "SMTP:drop@evil.test", "Archive", null)));

        assertThat(Forwarding.ofRecipient(mailbox(null, "Archive"), context).reasons())
                .anySatisfy(reason -> assertThat(reason.en()).contains("drop@evil.test"));
    }

    private static ObjectNode mailbox(String smtp, String recipient) {
        return Corpus.JSON.createObjectNode().put("ForwardingSmtpAddress", smtp).put("ForwardingAddress", recipient);
    }
}
