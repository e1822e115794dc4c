package io.cordon.engine;

import io.cordon.model.Text;

/** A request that is not accepted, and so changes nothing. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient Text text;

    Refusal(Code code, Text text) {
        super(text.en());
        this.code = code;
        this.text = text;
    }

    public Code code() {
        return code;
    }

    /** What is wrong, for a person. */
    public Text text() {
        return text;
    }

    /** Why; part of the API's contract. */
    public enum Code {
        /** The configuration has no such tenant, or several and none was named. */
        TENANT_UNKNOWN,
        /** No such playbook. */
        PLAYBOOK_UNKNOWN,
        /** The playbook changes nothing, so it cannot contain. */
        PLAYBOOK_WITHOUT_ACTIONS,
        /** The tenant has no such user. */
        USER_NOT_FOUND,
        /** More than one user has this address. */
        USER_AMBIGUOUS,
        /** The identifiers given are of different users. */
        IDENTIFIERS_CONTRADICT,
        /** Microsoft 365 refuses to let Cordon look the user up. */
        MICROSOFT_DENIED,
        /** Microsoft 365 cannot be reached, or is throttling. */
        MICROSOFT_UNAVAILABLE
    }
}
