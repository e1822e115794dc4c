package io.cordon.judgement;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One thing that tells an intruder's change from the owner's.
 *
 * @param id never renamed: an operator will tune signs by it
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

    /** What {@code signs} see in {@code object}. */
    static <T> List<Evidence> seen(Collection<Sign<T>> signs, T object) {
        return signs.stream()
                .map(sign -> sign.test().apply(object))
                .filter(Objects::nonNull)
                .toList();
    }
}
