package io.cordon.store;

/** An idempotency key came back with another request. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyReused() {
        super("the idempotency key was used for another request");
    }
}
