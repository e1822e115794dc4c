package io.cordon.access;

import io.cordon.audit.Event;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * What every request passes before anything is done for it: how large it may be and how long it may take to come, that no other site's page has sent
 * it, how often its caller asks. Every refusal of access is answered as a problem and recorded here.
 */
@Singleton
public final class RequestGate {
    private static final int BEFORE_AUTHENTICATION = 300;
    private static final int AFTER_AUTHENTICATION = 150;
    private static final int AFTER_THE_LIBRARYS_LIMIT = 1;

    private static final Set<String> WITH_LARGE_BODIES = Set.of("/v1/campaigns", "/v1/assessments");
    private static final long LARGE = 10 * 1024 * 1024;
    private static final long SMALL = 64 * 1024;
    private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(30);
    private static final Duration TIME_FOR_LARGE_BODIES = Duration.ofMinutes(2);

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    /** For whatever has no policy of its own: nothing is loaded, framed or run. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String DENIED = "cordon.denied";
    private static final String COUNTED = "cordon.counted";

    private final SourceAddress source;
    private final RateLimits limits;
    private final Refusals refusals;
    private final CurrentVertxRequest current;

    RequestGate(SourceAddress source, RateLimits limits, Refusals refusals, CurrentVertxRequest current) {
        this.source = source;
        this.limits = limits;
        this.refusals = refusals;
        this.current = current;
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_AUTHENTICATION);
        filters.register(this::identified, AFTER_AUTHENTICATION);
        filters.register(this::limitStream, AFTER_THE_LIBRARYS_LIMIT);
    }

    /** Paths that are closed to a caller by configuration and not by an endpoint. */
    void answerForbidden(@Observes Router router) {
        router.route().failureHandler(request -> {
            if (request.failure() instanceof ForbiddenException
                    && !request.response().ended()) {
                deny(request, Denied.NOT_AUTHORISED);
            } else {
                request.next();
            }
        });
    }

    /**
     * The request that is being answered is refused because of its caller's roles.
     *
     * @return what to tell the caller
     */
    public String refuseForRole() {
        RoutingContext request = current.getCurrent();
        if (request != null) {
            record(request, Denied.NOT_AUTHORISED, 0);
        }
        return Denied.NOT_AUTHORISED.detail();
    }

    /** Nobody is known: 401, or 429 once the address has tried too often. */
    void refuseUnauthenticated(RoutingContext request) {
        RateLimits.Answer answer =
                request.get(COUNTED) == null ? limits.failure(source.of(request)) : new RateLimits.Answer(0, 0);
        if (answer.isRefused()) {
            tooMany(request, answer);
        } else {
            deny(request, Denied.UNAUTHENTICATED);
        }
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isSSL()) {
            context.response().putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        context.addHeadersEndHandler(_ -> {
            if (!context.response().headers().contains(POLICY_HEADER)) {
                context.response().putHeader(POLICY_HEADER, POLICY);
            }
        });
        if (length(request) > most(context)) {
            tooLarge(context);
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_PAGES.contains(site) && !READING.contains(request.method())) {
            deny(context, Denied.CROSS_SITE);
            return;
        }
        if (!request.isEnded()) {
            Duration time = most(context) == LARGE ? TIME_FOR_LARGE_BODIES : TIME_TO_ARRIVE;
            long timer = context.vertx().setTimer(time.toMillis(), _ -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
            context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private void identified(RoutingContext context) {
        if (context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous()) {
            RateLimits.Answer answer = limits.request(
                    user.getSecurityIdentity().getPrincipal().getName(),
                    READING.contains(context.request().method()));
            if (answer.isRefused()) {
                tooMany(context, answer);
                return;
            }
        } else if (!context.normalizedPath().startsWith("/q/health")) {
            context.put(COUNTED, true);
            RateLimits.Answer answer = limits.failure(source.of(context));
            if (answer.isRefused()) {
                tooMany(context, answer);
                return;
            }
        }
        context.next();
    }

    /** A body without a length ends where it becomes too long. */
    private void limitStream(RoutingContext context) {
        if (length(context.request()) < 0) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most(context));
        }
        context.next();
    }

    private static long most(RoutingContext context) {
        return WITH_LARGE_BODIES.contains(context.normalizedPath()) ? LARGE : SMALL;
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    /** What is not far too large is read to its end, so that the answer arrives. */
    private void tooLarge(RoutingContext context) {
        if (length(context.request()) > LARGE) {
            context.response().putHeader("Connection", "close");
            context.response().endHandler(_ -> context.request().connection().close());
        } else {
            context.request().resume();
        }
        answer(context, Denied.TOO_LARGE);
    }

    private void tooMany(RoutingContext context, RateLimits.Answer limit) {
        context.response().putHeader("Retry-After", String.valueOf(limit.waitSeconds()));
        if (limit.unrecorded() > 0) {
            record(context, Denied.RATE_LIMITED, limit.unrecorded());
        }
        answer(context, Denied.RATE_LIMITED);
    }

    private void deny(RoutingContext context, Denied denied) {
        record(context, denied, 0);
        answer(context, denied);
    }

    private static void answer(RoutingContext context, Denied denied) {
        context.response()
                .setStatusCode(denied.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(denied.json())
                .onFailure(_ -> context.request().connection().close());
    }

    private void record(RoutingContext context, Denied denied, long times) {
        if (context.get(DENIED) != null) {
            return;
        }
        context.put(DENIED, denied);
        String actor = context.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "unknown";
        refusals.record(Event.of(Event.Kind.REFUSED, actor)
                .with("code", denied.code())
                .with("status", denied.status())
                .with("method", context.request().method().name())
                .with("path", context.normalizedPath())
                .with("source", source.of(context).getHostAddress())
                .with("times", times > 1 ? times : null));
    }
}
