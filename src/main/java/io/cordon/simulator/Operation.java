package io.cordon.simulator;

import java.util.function.Supplier;

/**
 * What a request asks for, before anything happened: a stable name, the user it is about (object id where that user
 * exists, else the identifier as sent, empty for none), and the effect.
 */
record Operation(String name, String userId, Supplier<Answer> effect) {
    Operation {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an operation has a name");
        }
    }

    static Operation refused(String name, Refusal refusal) {
        return new Operation(name, "", () -> {
            throw refusal;
        });
    }
}
