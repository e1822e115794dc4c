package io.cordon.judgement;

import java.util.List;

/** All signs that are looked for in an inbox rule. */
final class RuleSigns {
    static final List<List<Sign<Reading>>> ALL = List.of(
            HidingSigns.ALL,
            BreadthSigns.ALL,
            TopicSigns.ALL,
            PeopleSigns.ALL,
            NameSigns.ALL,
            OutwardSigns.ALL,
            HiddenRuleSigns.ALL);

    private RuleSigns() {}
}
