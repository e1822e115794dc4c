package io.cordon.store;

/** The database did not take or give what was asked. */
public sealed class StoreUnavailable extends RuntimeException permits AuditUnavailable {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(Throwable cause) {
        this("the database is not available", cause);
    }

    StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
