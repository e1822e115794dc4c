package io.cordon.judgement;

import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.util.List;
import java.util.Objects;

/**
 * What is to be thought of an artifact.
 *
 * @param severity {@code NOTE} is benign, {@code SUSPICIOUS} is to be asked about, {@code MALICIOUS} is removed without asking
 * @param reasons the gravest first; each names its evidence. Quotes text from a mailbox, so hostile
 */
public record Judgement(Severity severity, List<Text> reasons) {
    static final Judgement BENIGN = new Judgement(Severity.NOTE, List.of());

    public Judgement {
        Objects.requireNonNull(severity, "severity");
        reasons = List.copyOf(reasons);
    }
}
