package io.cordon.microsoft;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to Microsoft 365 that did not give what it was made for. Thrown only in this package, turned into an outcome only by the engine.
 * Source: microsoft-contract n, "Errors, headers, throttling".
 */
public abstract sealed class MicrosoftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The code of a denial by the credential itself, before any server was asked. */
    public static final String SIGN_IN = "sign-in";

    private final Answer answer;

    private MicrosoftException(String message, Answer answer, @Nullable Throwable cause) {
        super(message, cause);
        this.answer = answer;
    }

    /** What came back, as far as anything did. */
    public Answer answer() {
        return answer;
    }

    /**
     * The part of an error answer that evidence needs. {@code null} where there was none.
     *
     * @param code Microsoft's error code; for Exchange the name of the exception type
     */
    public record Answer(
            @Nullable Integer status,
            @Nullable String code,
            @Nullable String message,
            @Nullable String requestId) {
        /** No answer came. */
        static final Answer NONE = new Answer(null, null, null, null);
    }

    /** 429: too many requests, or our own limiter would not let it out in time. */
    public static final class Throttled extends MicrosoftException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable Duration retryAfter;

        Throttled(Answer answer, @Nullable Duration retryAfter) {
            super("throttled", answer, null);
            this.retryAfter = retryAfter;
        }

        /** How long Microsoft asks to wait; empty where it did not say. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** Whether a write that ended so may have been made all the same: the answer was lost, or says nothing. */
    public boolean mayHaveTakenEffect() {
        return switch (this) {
            case Unavailable _, TimedOut _, Unreadable _ -> true;
            case Throttled _, Conflict _, Untrusted _, Denied _, Missing _, NoMailbox _, OnPremises _, Rejected _ ->
                false;
        };
    }

    /** 409, 423: another write to the same object was in hand, and this one was not made. */
    public static final class Conflict extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        Conflict(Answer answer) {
            super("conflict", answer, null);
        }
    }

    /** The server could not prove that it is Microsoft's: nothing was sent to it. */
    public static final class Untrusted extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        Untrusted(Throwable cause) {
            super("server not trusted", Answer.NONE, cause);
        }
    }

    /** 5xx, an open circuit or no connection: the same call may succeed later. */
    public static final class Unavailable extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        Unavailable(Answer answer, @Nullable Throwable cause) {
            super("unavailable", answer, cause);
        }
    }

    /** No answer in time: a write may or may not have taken effect. */
    public static final class TimedOut extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        TimedOut(Throwable cause) {
            super("timed out", Answer.NONE, cause);
        }
    }

    /** 401, 403, or no token: a permission, a role or the credential is lacking. */
    public static final class Denied extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        Denied(Answer answer, @Nullable Throwable cause) {
            super("denied", answer, cause);
        }

        /** Whether it is the tenant that lacks a licence, and not the application that lacks a right. */
        public boolean forWantOfALicence() {
            return Classification.isUnlicensed(answer());
        }
    }

    /** 404: the object is not there. */
    public static final class Missing extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        Missing(Answer answer) {
            super("missing", answer, null);
        }
    }

    /** The user has no mailbox that Exchange Online serves: none, inactive, soft-deleted, or kept on premises. */
    public static final class NoMailbox extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        NoMailbox(Answer answer) {
            super("no mailbox", answer, null);
        }
    }

    /** 400 for a property whose authority is the on-premises directory. */
    public static final class OnPremises extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        OnPremises(Answer answer) {
            super("mastered on premises", answer, null);
        }
    }

    /** Any other 4xx: Microsoft understood and refused. */
    public static final class Rejected extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        Rejected(Answer answer) {
            super("rejected", answer, null);
        }
    }

    /** An answer that cannot be read as what was asked for. Never the same as an empty one. */
    public static final class Unreadable extends MicrosoftException {
        private static final long serialVersionUID = 1L;

        Unreadable(Answer answer, @Nullable Throwable cause) {
            super("unreadable answer", answer, cause);
        }
    }
}
