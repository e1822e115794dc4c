package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonSyntaxException;
import io.cordon.microsoft.MicrosoftException.Answer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationTest {
    private final Classification classification = new Classification(InstantSource.system());

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(400, "Request_BadRequest", MicrosoftException.Rejected.class),
                Arguments.of(401, "InvalidAuthenticationToken", MicrosoftException.Denied.class),
                Arguments.of(403, "Authorization_RequestDenied", MicrosoftException.Denied.class),
                Arguments.of(404, "Request_ResourceNotFound", MicrosoftException.Missing.class),
                Arguments.of(404, "MailboxNotEnabledForRESTAPI", MicrosoftException.NoMailbox.class),
                Arguments.of(403, "MailboxNotEnabledForRESTAPI", MicrosoftException.NoMailbox.class),
                Arguments.of(400, "Directory_ConcurrencyViolation", MicrosoftException.Conflict.class),
                Arguments.of(400, "AadPremiumLicenseRequired", MicrosoftException.Denied.class),
                Arguments.of(501, null, MicrosoftException.Rejected.class),
                Arguments.of(302, null, MicrosoftException.Unreadable.class),
                Arguments.of(409, null, MicrosoftException.Conflict.class),
                Arguments.of(429, "TooManyRequests", MicrosoftException.Throttled.class),
                Arguments.of(500, null, MicrosoftException.Unavailable.class),
                Arguments.of(504, null, MicrosoftException.Unavailable.class));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void classifiesByStatusAndCode(int status, String code, Class<? extends MicrosoftException> kind) {
        assertThat(classification.of(new Answer(status, code, null, null), null))
                .isInstanceOf(kind);
    }

    @Test
    void tellsThatTheDirectoryOnPremisesIsTheAuthority() {
        var answer = new Answer(
                400,
                "Request_BadRequest",
                "Unable to update the specified properties for on-premises mastered Directory Sync objects.",
                null);
        assertThat(classification.of(answer, null)).isInstanceOf(MicrosoftException.OnPremises.class);
    }

    @Test
    void aUnavailableServiceThatSaysWhenIsThrottling() {
        assertThat(classification.of(new Answer(503, null, null, null), "2"))
                .isInstanceOfSatisfying(
                        MicrosoftException.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isPresent());
    }

    @Test
    void looksThroughWrappersForWhatHappened() {
        assertThat(classification.of(new IllegalStateException(new SocketTimeoutException())))
                .isInstanceOf(MicrosoftException.TimedOut.class);
        assertThat(classification.of(new IllegalStateException(new IOException("reset"))))
                .isInstanceOf(MicrosoftException.Unavailable.class);
        assertThat(classification.of(new JsonSyntaxException("half an object")))
                .isInstanceOf(MicrosoftException.Unreadable.class);
    }

    @Test
    void doesNotHideABug() {
        assertThatThrownBy(() -> classification.of(new ArithmeticException("by zero")))
                .isInstanceOf(ArithmeticException.class);
    }
}
