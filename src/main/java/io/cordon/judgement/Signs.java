package io.cordon.judgement;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** All signs there are, whatever they are looked for in. */
public final class Signs {
    /**
     * A sign as a reader of the documentation sees it.
     *
     * @param most {@code weak}, {@code medium} or {@code strong}, in capitals; or {@code NOTED}
     */
    public record Listed(String kind, String id, String most, String source) {}

    private Signs() {}

    /** All of them, by what they are looked for in. */
    public static List<Listed> all() {
        return Stream.of(
                        listed(
                                "inbox rule",
                                RuleSigns.ALL.stream()
                                        .flatMap(Collection::stream)
                                        .toList()),
                        listed("forwarding", ForwardSigns.ALL),
                        listed("delegate", DelegateSigns.ALL),
                        listed("automatic reply", AutoReplySigns.ALL),
                        listed("consent", GrantSigns.ALL),
                        listed("sign-in method", MethodSigns.ALL),
                        listed("device", DeviceSigns.ALL),
                        listed("any", ProvenanceSigns.ALL))
                .flatMap(List::stream)
                .toList();
    }

    static SequencedSet<String> ids() {
        return all().stream().map(Listed::id).collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Listed> listed(String kind, List<? extends Sign<?>> signs) {
        return signs.stream()
                .map(sign -> new Listed(kind, sign.id(), sign.most().name(), sign.source()))
                .toList();
    }
}
