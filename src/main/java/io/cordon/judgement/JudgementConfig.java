package io.cordon.judgement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the operator knows better than the judgement: {@code cordon.judgement.…}. */
@ConfigMapping(prefix = "cordon.judgement")
public interface JudgementConfig {
    /** External domains to which mail may go: partners, ticket systems. Exact, without their sub-domains. */
    Optional<Set<String>> allowedDomains();

    /** External addresses to which mail may go. Exact. */
    Optional<Set<String>> allowedAddresses();

    /** The most a sign may weigh, by its id: {@code noted} (said, but weighs nothing), {@code weak}, {@code medium}, {@code strong}. */
    Map<String, String> signs();

    /** Further words of a topic, such as {@code finance}: {@code word*} is a stem, {@code ~word} counts only if the text is little else. */
    Map<String, List<String>> words();

    /** The sum of weights from which something is suspicious. */
    @WithDefault("2")
    int suspiciousFrom();

    /** The sum of weights from which something is malicious. */
    @WithDefault("4")
    int maliciousFrom();
}
