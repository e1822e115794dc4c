package io.cordon.judgement;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values from an object, put together for a sentence. */
final class Quotation {
    private static final int MOST = 5;

    private Quotation() {}

    static String of(Collection<String> values) {
        String first =
                values.stream().distinct().limit(MOST).map(Spelling::quoted).collect(Collectors.joining(", "));
        long left = values.stream().distinct().count() - MOST;
        return left > 0 ? first + ", … (+" + left + ")" : first;
    }
}
