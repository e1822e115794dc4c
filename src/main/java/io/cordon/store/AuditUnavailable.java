package io.cordon.store;

/** The audit trail cannot be written, though the database answers: nothing is done that could not be recorded. */
public final class AuditUnavailable extends StoreUnavailable {
    private static final long serialVersionUID = 1L;

    AuditUnavailable(Throwable cause) {
        super("the audit trail cannot be written", cause);
    }
}
