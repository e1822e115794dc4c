package io.cordon.api;

/** A field of a request that is not as it must be. */
final class InvalidField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidField(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
