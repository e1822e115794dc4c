package io.cordon.judgement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One thing that tells an intruder's change from the owner's.
 *
 * @param id never renamed: operators tune signs by it
 * @param most the most it can weigh; the test says how much it weighs in an object
 * @param source the public sources that describe it
 * @param test what it sees in an object, {@code null} if nothing
 */
record Sign<T>(String id, Strength most, String source, Function<T, Evidence> test) {
    Sign {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(most, "most");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(test, "test");
    }

    /** What {@code signs} see in {@code object}, each weighing no more than {@code tuning} allows. */
    static <T> List<Seen> seen(Collection<? extends Sign<? super T>> signs, T object, Tuning tuning) {
        List<Seen> seen = new ArrayList<>();
        for (Sign<? super T> sign : signs) {
            Evidence evidence = sign.test().apply(object);
            if (evidence != null) {
                seen.add(new Seen(sign.id(), tuning.weighed(sign.id(), evidence.strength()), evidence.reason()));
            }
        }
        return seen;
    }
}
