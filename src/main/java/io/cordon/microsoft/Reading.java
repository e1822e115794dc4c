package io.cordon.microsoft;

import java.util.Optional;
import java.util.function.Supplier;

/** A read that may have failed, for an inspection that goes on with what else it can see before it reports the loss. */
public sealed interface Reading<T> {

    /** It was read. */
    record Got<T>(T value) implements Reading<T> {}

    /** It could not be read. */
    record Lost<T>(MicrosoftException why) implements Reading<T> {}

    /** Tries it once; a bug is not caught. */
    static <T> Reading<T> of(Supplier<T> read) {
        try {
            return new Got<>(read.get());
        } catch (MicrosoftException e) {
            return new Lost<>(e);
        }
    }

    /** As {@link #of}, for the interpretation of an object of Microsoft's: one that is not what it should be is unreadable. */
    static <T> Reading<T> ofObject(Supplier<T> interpretation) {
        try {
            return of(interpretation);
        } catch (IllegalArgumentException e) {
            return new Lost<>(new MicrosoftException.Unreadable(MicrosoftException.Answer.NONE, e));
        }
    }

    /** The value, where there is one. */
    default Optional<T> got() {
        return switch (this) {
            case Got<T> got -> Optional.of(got.value());
            case Lost<T> _ -> Optional.empty();
        };
    }

    /** Throws what was caught, if anything was. */
    default void orThrow() {
        switch (this) {
            case Got<T> _ -> {}
            case Lost<T> lost -> throw lost.why();
        }
    }
}
