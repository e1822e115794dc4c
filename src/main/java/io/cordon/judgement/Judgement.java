package io.cordon.judgement;

import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is to be thought of an artifact.
 *
 * @param severity {@code NOTE} is benign, {@code SUSPICIOUS} is to be asked about, {@code MALICIOUS} is removed without asking
 * @param reasons the gravest first; each names its evidence. Quotes text from a mailbox, so hostile
 * @param signs the ids of the signs behind the first reasons, by which an operator tunes them
 */
public record Judgement(Severity severity, List<Text> reasons, List<String> signs) {
    static final Judgement BENIGN = new Judgement(Severity.NOTE, List.of(), List.of());

    public Judgement {
        Objects.requireNonNull(severity, "severity");
        reasons = List.copyOf(reasons);
        signs = List.copyOf(signs);
    }

    Judgement withSeverity(Severity other, Text why) {
        return new Judgement(
                other, Stream.concat(reasons.stream(), Stream.of(why)).toList(), signs);
    }
}
