package io.cordon.sweep;

import io.cordon.model.Flag;
import io.cordon.model.Sweep;
import io.cordon.model.SweepPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns flags into users to decide on, those with the strongest policy first. Pure.
 *
 * @param dealtWith flags that need nothing but to be listed
 */
record Gathering(List<Sweep.Line> lines, List<Flag> dealtWith) {

    /** The flags of one user, and the strongest policy among them. */
    private record Flagged(SweepPolicy policy, String source, List<Flag> flags) {}

    /** @param sources what was read; a flag of any other source is left for another time */
    static Gathering of(List<Flag> flags, Map<String, Sweep.Source> sources, Instant now) {
        Map<String, List<Flag>> byUser = new LinkedHashMap<>();
        for (Flag flag : flags) {
            if (sources.containsKey(flag.source())) {
                byUser.computeIfAbsent(flag.user(), _ -> new ArrayList<>()).add(flag);
            }
        }
        List<Flagged> users = byUser.values().stream()
                .map(own -> flagged(own, sources))
                .sorted(Comparator.comparing(Flagged::policy).reversed())
                .toList();
        List<Sweep.Line> lines = new ArrayList<>();
        List<Flag> dealtWith = new ArrayList<>();
        for (Flagged user : users) {
            boolean observed = user.policy() == SweepPolicy.OBSERVE;
            lines.add(new Sweep.Line(
                    lines.size() + 1,
                    user.flags().getFirst().userId(),
                    name(user.flags()),
                    user.policy(),
                    user.source(),
                    user.flags(),
                    observed ? Sweep.Decision.OBSERVED : null,
                    null,
                    null,
                    null,
                    observed ? now : null));
            if (observed) {
                user.flags().stream()
                        .filter(flag -> !sources.get(flag.source()).first())
                        .forEach(dealtWith::add);
            }
        }
        return new Gathering(lines, dealtWith);
    }

    private static Flagged flagged(List<Flag> flags, Map<String, Sweep.Source> sources) {
        Flag decisive = flags.stream()
                .max(Comparator.comparing(flag -> policy(flag, sources)))
                .orElseThrow();
        return new Flagged(policy(decisive, sources), decisive.source(), flags);
    }

    /** What a source says for the first time, and what it does not say clearly, is only listed. */
    private static SweepPolicy policy(Flag flag, Map<String, Sweep.Source> sources) {
        Sweep.Source source = sources.get(flag.source());
        return flag.clear() && !source.first() ? source.policy() : SweepPolicy.OBSERVE;
    }

    private static String name(List<Flag> flags) {
        return flags.stream()
                .map(Flag::userName)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }
}
