package io.cordon.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something an intruder may have left in the account.
 *
 * @param summary one sentence that names it
 * @param reasons what speaks for the severity; each names its evidence (an address, a folder, a word)
 * @param evidence the object as the service gave it, in the service's own names; hostile text
 */
public record Finding(
        Target.Artifact artifact, Severity severity, Text summary, List<Text> reasons, Map<String, Object> evidence) {
    public Finding {
        Objects.requireNonNull(artifact, "artifact");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(summary, "summary");
        reasons = List.copyOf(reasons);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
}
