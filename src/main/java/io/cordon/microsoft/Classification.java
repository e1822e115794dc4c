package io.cordon.microsoft;

import com.azure.core.exception.ClientAuthenticationException;
import com.fasterxml.jackson.core.JacksonException;
import com.google.gson.JsonParseException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import io.cordon.microsoft.MicrosoftException.Answer;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.CertificateException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the SDK, azure-identity, OkHttp or resilience4j throw, as one of the kinds of {@link MicrosoftException}. Decided by status and
 * error code. Source: microsoft-contract g ("Errors"), h2, n.
 */
record Classification(InstantSource clock) {
    private static final String NO_MAILBOX = "MailboxNotEnabledForRESTAPI"; // seen under 400, 401, 403 and 404
    /** The tenant has no licence for what is asked (microsoft-contract f, j); seen under 400 and 403. */
    private static final Set<String> UNLICENSED =
            Set.of("Authentication_RequestFromNonPremiumTenantOrB2CTenant", "AadPremiumLicenseRequired");
    /** Identity Protection says it in words only: "Your tenant is not licensed for this feature." (microsoft-contract i). */
    private static final String UNLICENSED_PHRASE = "not licensed";

    private static final Set<String> CONCURRENT_WRITE =
            Set.of("Directory_ConcurrencyViolation", "ConcurrencyViolation");

    /**
     * Graph's refusal to change a property that the on-premises directory owns has no code of its own: it comes as
     * {@code Request_BadRequest}. The property or the phrase is all there is to tell it by (contract b, observed 2023; uncertain). It decides the
     * advice only: without it the outcome would still be a refusal.
     */
    private static final String ON_PREMISES_PHRASE = "on-premises mastered";

    /** Of Entra's answer the number is the stable part (microsoft-contract o). */
    private static final Pattern ENTRA_ERROR = Pattern.compile("AADSTS\\d{4,9}");

    MicrosoftException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case MicrosoftException known -> {
                    return known;
                }
                case Gate.Shut shut -> throw shut;
                case ODataError error -> {
                    return ofGraph(error);
                }
                case ApiException error -> {
                    return of(
                            new Answer(error.getResponseStatusCode(), null, null, null), header(error, "Retry-After"));
                }
                case CallNotPermittedException open -> {
                    return new MicrosoftException.Unavailable(Answer.NONE, open);
                }
                case BulkheadFullException _ -> {
                    return new MicrosoftException.Throttled(Answer.NONE, null);
                }
                case MsalServiceException refused -> {
                    return ofToken(refused);
                }
                case ClientAuthenticationException refused
                when refused.getCause() == null -> {
                    return new MicrosoftException.Denied(
                            new Answer(null, MicrosoftException.SIGN_IN, null, null), refused);
                }
                case InterruptedIOException timeout -> { // OkHttp's time-outs, SocketTimeoutException among them
                    return new MicrosoftException.TimedOut(timeout);
                }
                case JsonParseException broken -> {
                    return new MicrosoftException.Unreadable(Answer.NONE, broken);
                }
                case JacksonException broken -> {
                    return new MicrosoftException.Unreadable(Answer.NONE, broken);
                }
                case UnreadableAnswer unreadable -> {
                    return new MicrosoftException.Unreadable(Answer.NONE, unreadable);
                }
                case SSLException refused
                when isDistrust(refused) -> {
                    return new MicrosoftException.Untrusted(refused);
                }
                case IOException transport -> {
                    return new MicrosoftException.Unavailable(Answer.NONE, transport);
                }
                default -> {} // look at what caused it
            }
        }
        if (thrown instanceof RuntimeException unexpected && fromParser(thrown)) {
            return new MicrosoftException.Unreadable(Answer.NONE, unexpected);
        }
        throw thrown instanceof RuntimeException bug ? bug : new IllegalStateException(thrown);
    }

    /** A status and code that Exchange or Graph gave. */
    MicrosoftException of(Answer answer, @Nullable String retryAfter) {
        int status = answer.status() == null ? 0 : answer.status();
        String code = answer.code() == null ? "" : answer.code();
        if (code.equals(NO_MAILBOX)) {
            return new MicrosoftException.NoMailbox(answer);
        }
        if (UNLICENSED.contains(code)) {
            return new MicrosoftException.Denied(answer, null);
        }
        if (CONCURRENT_WRITE.contains(code)) {
            return new MicrosoftException.Conflict(answer);
        }
        return switch (status) {
            case 429, 509 ->
                new MicrosoftException.Throttled(
                        answer, RetryAfter.parse(retryAfter, clock.instant()).orElse(null));
            case 401, 403 -> new MicrosoftException.Denied(answer, null);
            case 404 -> new MicrosoftException.Missing(answer);
            case 409, 423 -> new MicrosoftException.Conflict(answer);
            case 408 -> new MicrosoftException.Unavailable(answer, null);
            case 501, 505 -> new MicrosoftException.Rejected(answer); // will not be otherwise next time
            case 503 ->
                RetryAfter.parse(retryAfter, clock.instant())
                        .<MicrosoftException>map(wait -> new MicrosoftException.Throttled(answer, wait))
                        .orElseGet(() -> new MicrosoftException.Unavailable(answer, null));
            default -> {
                if (status >= 500) {
                    yield new MicrosoftException.Unavailable(answer, null);
                }
                if (status == 400 && mentionsOnPremises(answer)) {
                    yield new MicrosoftException.OnPremises(answer);
                }
                yield status >= 400
                        ? new MicrosoftException.Rejected(answer)
                        : new MicrosoftException.Unreadable(answer, null);
            }
        };
    }

    private MicrosoftException ofGraph(ODataError error) {
        MainError main = error.getError();
        String code = main == null ? null : main.getCode();
        String requestId = main == null || main.getInnerError() == null
                ? null
                : main.getInnerError().getRequestId();
        return of(
                new Answer(error.getResponseStatusCode(), code, main == null ? null : main.getMessage(), requestId),
                header(error, "Retry-After"));
    }

    private MicrosoftException ofToken(MsalServiceException refused) {
        Matcher number = ENTRA_ERROR.matcher(String.valueOf(refused.getMessage()));
        Answer answer = new Answer(
                refused.statusCode(),
                number.find() ? number.group() : refused.errorCode(),
                null, // names the application and the tenant, and helps nobody more than the code does
                refused.correlationId());
        boolean passing = refused.statusCode() != null && (refused.statusCode() >= 500 || refused.statusCode() == 429);
        return passing
                ? new MicrosoftException.Unavailable(answer, refused)
                : new MicrosoftException.Denied(answer, refused);
    }

    /** Whether the tenant lacks a licence for what was asked; decides the advice only. */
    static boolean isUnlicensed(Answer answer) {
        return UNLICENSED.contains(String.valueOf(answer.code()))
                || String.valueOf(answer.message()).toLowerCase(Locale.ROOT).contains(UNLICENSED_PHRASE);
    }

    private static boolean mentionsOnPremises(Answer answer) {
        return answer.message() != null
                && answer.message().toLowerCase(Locale.ROOT).contains(ON_PREMISES_PHRASE);
    }

    /** A certificate that does not convince, unlike a handshake that was cut off. */
    private static boolean isDistrust(SSLException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    /** Kiota reports an answer of another type than JSON as a plain RuntimeException; anything else unexpected is our own fault. */
    private static boolean fromParser(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(4)
                .anyMatch(frame -> frame.getClassName().startsWith("com.microsoft.kiota.serialization")
                        || frame.getClassName().startsWith("com.google.gson"));
    }

    private static @Nullable String header(ApiException error, String name) {
        Set<String> values = error.getResponseHeaders() == null
                ? null
                : error.getResponseHeaders().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }
}
