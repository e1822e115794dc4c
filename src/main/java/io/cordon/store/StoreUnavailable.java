package io.cordon.store;

/** The database did not take or give what was asked. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(Throwable cause) {
        super("the database is not available", cause);
    }
}
