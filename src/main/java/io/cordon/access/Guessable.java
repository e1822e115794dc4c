package io.cordon.access;

import java.util.Locale;
import java.util.stream.Stream;

/** Secrets that were never meant to be one: examples, defaults, repetitions. */
final class Guessable {
    private static final int FEWEST_DIFFERENT = 6;

    private Guessable() {}

    static boolean is(String secret) {
        String small = secret.toLowerCase(Locale.ROOT);
        return secret.chars().distinct().count() < FEWEST_DIFFERENT
                || Stream.of("postgres", "password", "changeme", "example", "simulated", "123456")
                        .anyMatch(small::contains);
    }
}
