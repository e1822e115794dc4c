package io.cordon.microsoft;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets a tenant's requests out no faster than each service allows. Urgent containments may use all of a quota, campaigns and sweeps nine
 * tenths of it, and each has its own circuit breaker: nothing that a campaign does delays an urgent cut. How the
 * circuits are is among the service's metrics ({@code resilience4j_circuitbreaker_…}, tagged with tenant and service).
 */
final class Traffic implements Interceptor {
    private static final double SHARE = 0.9;

    private final InstantSource clock;
    private final RateLimitHeaders exchange;
    private final Map<Service, Lane> urgent = new EnumMap<>(Service.class);
    private final Map<Service, Lane> others = new EnumMap<>(Service.class);
    private final Cache<String, Mailbox> mailboxes =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    /** One mailbox's own limits. */
    private record Mailbox(Bulkhead atOnce, Bucket bucket) {}

    Traffic(String tenant, InstantSource clock) {
        this.clock = clock;
        this.exchange = new RateLimitHeaders(clock);
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(Metrics.globalRegistry);
        for (Service service : Service.values()) {
            String name = tenant + " " + service;
            Bucket all = new Bucket(service.quota(), clock);
            urgent.put(service, Lane.of(breakers, name + " urgent", service.atOnce(), List.of(all)));
            Bucket share = new Bucket(share(service.quota()), clock);
            others.put(service, Lane.of(breakers, name, service.atOnce(), List.of(share, all)));
        }
    }

    private static Service.Quota share(Service.Quota quota) {
        return new Service.Quota(
                Math.max(1, Math.round(quota.capacity() * SHARE)),
                quota.capacity() == 1 ? quota.perSecond() : quota.perSecond() * SHARE);
    }

    /**
     * So many processes call the tenant: each takes its part of the quotas that all of them use. A mailbox's own is not among them, since its user is
     * worked on by one process at a time.
     */
    void shareQuotas(int processes) {
        Stream.of(urgent, others)
                .flatMap(lanes -> lanes.entrySet().stream())
                .filter(lane -> lane.getKey().isShared())
                .flatMap(lane -> lane.getValue().buckets().stream())
                .distinct()
                .forEach(bucket -> bucket.shareWith(processes));
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Service service = Service.of(request.method(), request.url());
        Priority priority = request.tag(Priority.class) == null ? Priority.NORMAL : request.tag(Priority.class);
        if (service == Service.EXCHANGE) {
            exchange.check(priority);
        }
        Callable<Response> exchanged = () -> {
            Response response = chain.proceed(request);
            if (service == Service.EXCHANGE) {
                exchange.saw(response);
            }
            return response;
        };
        try {
            return send(service, priority, request, inTurn(request, exchanged));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Response send(Service service, Priority priority, Request request, Callable<Response> exchange)
            throws Exception {
        return switch (service) {
            case IDENTITY -> lane(service, priority).run(Service.resourceUnits(request.url()), exchange);
            case IDENTITY_WRITES -> // costs a write, and resource units as a read does
                lane(service, priority).run(1, () -> {
                    lane(Service.IDENTITY, priority).spend(Service.resourceUnits(request.url()));
                    return exchange.call();
                });
            case OUTLOOK, SIGN_IN_LOGS, IDENTITY_PROTECTION, SECURITY, EXCHANGE ->
                lane(service, priority).run(1, exchange);
        };
    }

    private Lane lane(Service service, Priority priority) {
        return switch (priority) {
            case HIGH -> urgent.get(service);
            case NORMAL, LOW -> others.get(service);
        };
    }

    private Callable<Response> inTurn(Request request, Callable<Response> exchange) {
        return Service.mailbox(request.url())
                .map(user -> mailboxes.get(
                        user,
                        _ -> new Mailbox(
                                Lane.bulkhead("mailbox", Service.AT_ONCE_PER_MAILBOX),
                                new Bucket(Service.PER_MAILBOX, clock))))
                .map(mailbox -> Bulkhead.decorateCallable(mailbox.atOnce(), () -> {
                    mailbox.bucket().take(1, Resilience.PATIENCE);
                    return exchange.call();
                }))
                .orElse(exchange);
    }
}
