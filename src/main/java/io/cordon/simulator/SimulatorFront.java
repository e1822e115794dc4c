package io.cordon.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Where every request arrives: finds the service, lets faults and latency have their way, and records the exchange. */
final class SimulatorFront implements ResponseDefinitionTransformerV2 {
    private static final Service NO_SERVICE = new NoService();

    private final Tenant tenant;
    private final InstantSource clock;
    private final Optional<TrafficFile> traffic;
    private final AtomicLong sequence = new AtomicLong();

    SimulatorFront(Tenant tenant, InstantSource clock, Optional<TrafficFile> traffic) {
        this.tenant = tenant;
        this.clock = clock;
        this.traffic = traffic;
    }

    @Override
    public String getName() {
        return "simulated-tenant";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Instant start = clock.instant();
        if (event.getRequest().getUrl().startsWith(ControlSurface.PATH)) {
            Call call = Call.of(event.getRequest(), 0, start);
            return response(
                            call,
                            answer(tenant.control(), call, tenant.control().route(call)))
                    .build();
        }
        Call call = Call.of(event.getRequest(), sequence.incrementAndGet(), start);
        Service service = service(call.path());
        Operation operation = service.route(Spoiling.asked(call));
        Optional<Fault> fault = tenant.faults().take(operation);
        Answer answer = tenant.quotas()
                .refuse(operation, call)
                .map(refusal -> service.refuse(refusal, call))
                .orElseGet(() -> fault.map(
                                what -> Faults.meet(what, () -> answer(service, call, operation), service, call))
                        .orElseGet(() -> answer(service, call, operation)));
        boolean dropped = fault.map(Fault::drop).orElse(false);
        int delay = tenant.settings().latencyMillis()
                + fault.map(Fault::delayMillis).orElse(0);
        tenant.quotas().answered(operation, call, clock.instant().plusMillis(delay));
        boolean lie = fault.map(Fault::lies).orElse(false);
        record(call, operation, answer, new Delivery(dropped, lie, delay));
        ResponseDefinitionBuilder response = response(call, answer);
        if (delay > 0) {
            response.withFixedDelay(delay);
        }
        return dropped
                ? response.withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
                        .build()
                : response.build();
    }

    private Service service(List<String> path) {
        String first = path.isEmpty() ? "" : path.getFirst();
        if (first.equals("v1.0")) {
            return tenant.graph();
        }
        if (first.equals("adminapi")) {
            return tenant.exchange();
        }
        return TokenEndpoint.serves(path) ? tenant.tokenEndpoint() : NO_SERVICE;
    }

    private static Answer answer(Service service, Call call, Operation operation) {
        try {
            return operation.effect().get();
        } catch (Refusal refusal) {
            return service.refuse(refusal, call);
        }
    }

    /** How an answer leaves. */
    private record Delivery(boolean dropped, boolean lie, int delay) {}

    private void record(Call call, Operation operation, Answer answer, Delivery delivery) {
        LedgerEntry entry = new LedgerEntry(
                call.sequence(),
                call.start(),
                clock.instant().plusMillis(delivery.delay()),
                call.method(),
                call.origin(),
                call.url(),
                operation.name(),
                operation.userId(),
                delivery.dropped() ? 0 : answer.status(),
                call.header("client-request-id").orElse(""),
                call.requestId(),
                answer.changed(),
                call.header("x-ms-throttle-priority").orElse(null));
        tenant.ledger().add(entry);
        traffic.ifPresent(file -> file.record(call, entry, answer, delivery.lie()));
    }

    private static ResponseDefinitionBuilder response(Call call, Answer answer) {
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.status())
                .withHeader("request-id", call.requestId())
                .withHeader("client-request-id", call.clientRequestId())
                .withHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(call.start().atOffset(ZoneOffset.UTC)));
        String body = answer.text();
        if (!body.isEmpty()) {
            if (!answer.headers().containsKey("Content-Type")) {
                response.withHeader("Content-Type", "application/json; charset=utf-8");
            }
            response.withBody(Spoiling.bytes(body));
        }
        answer.headers().forEach(response::withHeader);
        return response;
    }

    /** Everything else on this host. */
    private static final class NoService implements Service {
        @Override
        public Operation route(Call call) {
            return Operation.refused("unknown", new Refusal(404, "NotFound", "There is no such service here."));
        }

        @Override
        public Answer refuse(Refusal refusal, Call call) {
            return ControlSurface.error(refusal);
        }
    }
}
