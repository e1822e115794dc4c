package io.cordon.microsoft;

import com.microsoft.kiota.RequestOption;
import io.cordon.model.Call;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The exchanges of one attempt, as evidence for its outcome. It travels with each request (the SDK hands its request options to OkHttp as
 * tags), so that it needs no thread-bound context.
 */
public final class CallLog implements RequestOption {
    static final String CLIENT_REQUEST_ID = "client-request-id";

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /** What was sent so far, in the order in which the answers came. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    @SuppressWarnings("unchecked") // the interface asks for any subtype's class; tags are looked up by this one
    public <T extends RequestOption> Class<T> getType() {
        return (Class<T>) CallLog.class;
    }

    /** Records every exchange of a request that carries a log, and how far Microsoft's clock is from ours. Belongs first in the chain. */
    static Interceptor recorder(InstantSource clock, ServerClock serverClock) {
        return chain -> {
            Request request = chain.request();
            if (request.header(CLIENT_REQUEST_ID) == null) {
                request = request.newBuilder()
                        .header(CLIENT_REQUEST_ID, UUID.randomUUID().toString())
                        .build();
            }
            Instant at = clock.instant();
            try {
                Response response = chain.proceed(request);
                serverClock.saw(response.header("Date"), clock.instant());
                record(request, response, at, clock.instant());
                return response;
            } catch (IOException e) {
                record(request, null, at, clock.instant());
                throw e;
            }
        };
    }

    private static void record(Request request, Response response, Instant from, Instant to) {
        CallLog log = request.tag(CallLog.class);
        if (log == null) {
            return;
        }
        String cmdlet = request.header(ExchangeAdmin.CMDLET_HEADER);
        String requestId = response == null ? null : response.header("request-id");
        log.calls.add(new Call(
                cmdlet == null ? request.method() + " " + request.url().encodedPath() : cmdlet,
                response == null ? null : response.code(),
                request.header(CLIENT_REQUEST_ID),
                requestId,
                from,
                Duration.between(from, to).toMillis()));
    }

    /** How far the clock of Microsoft's servers is from ours, from the last answer's {@code Date}; one second fine. */
    static final class ServerClock {
        private volatile Duration offset = Duration.ZERO;

        Duration offset() {
            return offset;
        }

        private void saw(String date, Instant now) {
            if (date == null) {
                return;
            }
            try {
                offset = Duration.between(
                        now,
                        ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeParseException _) {
                // an answer without a readable date says nothing about the clock
            }
        }
    }
}
