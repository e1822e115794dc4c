package io.cordon.engine;

import io.cordon.model.Campaign;
import io.cordon.model.Text;
import java.util.Locale;

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

    /** As it is kept for a user of a campaign. */
    Campaign.Refused told() {
        return new Campaign.Refused(code.name().toLowerCase(Locale.ROOT).replace('_', '-'), text);
    }

    /** For a user whose turn had not come when the campaign was called off. */
    static Campaign.Refused calledOff(String caller) {
        return new Campaign.Refused(
                "cancelled",
                Text.of("The campaign was called off by %s.", "La campagne a été annulée par %s.", caller));
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
        /** The account is protected: nothing is ever written to it, unless two people approve. */
        ACCOUNT_PROTECTED,
        /** The caller's own account, which the caller has not confirmed. */
        OWN_ACCOUNT,
        /** What somebody must approve first, where nobody can be asked. */
        APPROVAL_REQUIRED,
        /** The stop switch is set. */
        STOPPED,
        /** The containment is still at work, so it cannot be released. */
        NOT_ENDED,
        /** The containment has changed nothing. */
        NOTHING_TO_RELEASE,
        /** It was released before. */
        ALREADY_RELEASED,
        /** A later containment holds the account, too; it is to be released first. */
        HELD_BY_LATER,
        /** Another containment of the user is open. */
        CONTAINMENT_OPEN,
        /** A step was named as legitimate that is about nothing that could be. */
        LEGITIMATE_UNKNOWN,
        /** Microsoft 365 refuses to let Cordon look the user up. */
        MICROSOFT_DENIED,
        /** Microsoft 365 cannot be reached, or is throttling. */
        MICROSOFT_UNAVAILABLE
    }
}
