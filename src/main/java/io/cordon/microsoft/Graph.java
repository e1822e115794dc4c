package io.cordon.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import com.microsoft.graph.models.Entity;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.BaseRequestConfiguration;
import com.microsoft.kiota.RequestOption;
import io.cordon.microsoft.MicrosoftException.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Graph for one attempt at one step: the tenant's client behind its resilience, with the attempt's call log. Every method throws
 * only {@link MicrosoftException}.
 */
public final class Graph {
    private static final int MOST_PAGES = 200;
    /** More than any list that Cordon reads has; each page is limited by {@link Answers}. */
    private static final int MOST_ITEMS = 20_000;

    private final GraphServiceClient client;
    private final Resilience resilience;
    private final Tokens tokens;
    private final CallLog.ServerClock serverClock;
    private final CallLog log;
    private final Priority priority;
    private final Gate gate;

    Graph(
            GraphServiceClient client,
            Resilience resilience,
            Tokens tokens,
            CallLog.ServerClock serverClock,
            CallLog log,
            Priority priority,
            Gate gate) {
        this.client = client;
        this.resilience = resilience;
        this.tokens = tokens;
        this.serverClock = serverClock;
        this.log = log;
        this.priority = priority;
        this.gate = gate;
    }

    /** One exchange. It may be sent more than once, so it builds its body itself: an SDK model sends its changes only the first time. */
    @FunctionalInterface
    public interface Exchange<T> {
        T send(GraphServiceClient graph, Settings settings);
    }

    /** One page of a list: the first where {@code next} is {@code null}, else the page at that link. */
    @FunctionalInterface
    public interface Page<P> {
        @Nullable
        P fetch(GraphServiceClient graph, Settings settings, @Nullable String next);
    }

    /** What every request carries: its own {@code client-request-id}, the priority and the log. Use as {@code settings::on}. */
    public interface Settings {
        void on(BaseRequestConfiguration request);
    }

    /** A count of users and a cast on a relation are advanced queries. */
    static void eventually(Settings settings, BaseRequestConfiguration request) {
        settings.on(request);
        request.headers.tryAdd("ConsistencyLevel", "eventual");
    }

    /** Sends a request that changes something; what its answer holds does not matter. */
    public void send(Exchange<?> exchange) {
        resilience.write(tokens, () -> {
            gate.pass();
            return exchange.send(client, settings());
        });
    }

    /** Sends a request that only reads and returns its answer's body, which must be there. */
    public <T> T get(Exchange<T> exchange) {
        return resilience.read(tokens, () -> present(exchange.send(client, settings())));
    }

    /** As {@link #get}, or empty if there is no such object. */
    public <T> Optional<T> find(Exchange<T> exchange) {
        try {
            return Optional.of(get(exchange));
        } catch (MicrosoftException.Missing _) {
            return Optional.empty();
        }
    }

    /** As {@link #list}, but each item in Microsoft's own words, of which the SDK's models may not know all. */
    public <P extends BaseCollectionPaginationCountResponse> List<JsonNode> listVerbatim(Page<P> page) {
        return eachVerbatim(page, _ -> {});
    }

    /** As {@link #listVerbatim}, handing over the items of each page before the next is asked for. */
    public <P extends BaseCollectionPaginationCountResponse> List<JsonNode> eachVerbatim(
            Page<P> page, Consumer<JsonNode> item) {
        Verbatim[] last = new Verbatim[1];
        return list(
                (graph, settings, next) -> {
                    Verbatim verbatim = new Verbatim();
                    P answer = page.fetch(
                            graph,
                            request -> {
                                settings.on(request);
                                request.options.add(verbatim);
                            },
                            next);
                    last[0] = verbatim; // only of an answer that came
                    return answer;
                },
                _ -> {
                    List<JsonNode> items = items(last[0]);
                    items.forEach(item);
                    return items;
                });
    }

    private static List<JsonNode> items(Verbatim answer) {
        JsonNode items = Json.read(answer.text()).path("value");
        if (!items.isArray()) {
            throw new MicrosoftException.Unreadable(new Answer(200, "value", null, null), null);
        }
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode item : items) {
            if (!item.path("id").isTextual()) {
                throw new MicrosoftException.Unreadable(new Answer(200, "id", null, null), null);
            }
            all.add(item);
        }
        return all;
    }

    /** All items of a list, page by page; a link to another host, a loop or a page without items is unreadable, never the end. */
    public <P extends BaseCollectionPaginationCountResponse, T> List<T> list(Page<P> page, Function<P, List<T>> items) {
        List<T> all = new ArrayList<>();
        Set<String> followed = new HashSet<>();
        Allowance allowance = new Allowance();
        String next = null;
        do {
            String link = next;
            P answer = resilience.read(tokens, () -> present(page.fetch(client, settings(allowance), link)));
            present(items.apply(answer)).forEach(item -> all.add(present(item)));
            next = answer.getOdataNextLink();
            if (all.size() > MOST_ITEMS
                    || (next != null && (!isOurs(next) || !followed.add(next) || followed.size() > MOST_PAGES))) {
                throw new MicrosoftException.Unreadable(new Answer(200, "nextLink", null, null), null);
            }
        } while (next != null);
        return all;
    }

    /** What the application may do, by its present token. */
    public Grants grants() {
        return tokens.grants();
    }

    /** How far the clock of Microsoft's servers is ahead of ours, to about a second. */
    public Duration clockSkew() {
        return serverClock.offset();
    }

    /** {@code ours} by the clock of Microsoft's servers, to about a second. */
    public Instant byServerClock(Instant ours) {
        return ours.plus(serverClock.offset());
    }

    private Settings settings(RequestOption... more) {
        String id = UUID.randomUUID().toString();
        return request -> {
            request.headers.tryAdd(CallLog.CLIENT_REQUEST_ID, id);
            request.headers.tryAdd("x-ms-throttle-priority", priority.header());
            request.options.add(log);
            request.options.add(priority);
            request.options.addAll(List.of(more));
        };
    }

    private boolean isOurs(String link) {
        return NextLink.of(link, HttpUrl.get(client.getRequestAdapter().getBaseUrl()))
                .isPresent();
    }

    /** The SDK makes an empty object of an empty answer; a directory object or rule without an id is none. */
    private static <T> T present(@Nullable T value) {
        if (value == null || (value instanceof Entity entity && entity.getId() == null)) {
            throw new MicrosoftException.Unreadable(new Answer(200, null, null, null), null);
        }
        return value;
    }
}
