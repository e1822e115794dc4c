package io.cordon.microsoft;

import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.kiota.http.middleware.RedirectHandler;
import com.microsoft.kiota.http.middleware.RetryHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The long-lived HTTP clients of one tenant; {@link #attempt} dresses them for one attempt at one step. */
public final class Clients {
    // A small tenant has 3,500 resource units in 10 s, and a call to the directory costs one (microsoft-contract n).
    // Exchange publishes none.
    private static final int GRAPH_PER_SECOND = 300;
    private static final int EXCHANGE_PER_SECOND = 90;
    private static final int CONCURRENT = 64;

    private final GraphServiceClient graph;
    private final OkHttpClient exchange;
    private final HttpUrl exchangeUrl;
    private final Tokens graphTokens;
    private final Tokens exchangeTokens;
    private final Lanes graphLanes;
    private final Lanes exchangeLanes;
    private final Classification classification;
    private final CallLog.ServerClock serverClock = new CallLog.ServerClock();

    /** Connects nothing yet. */
    public Clients(Connection connection, InstantSource clock) {
        Trust trust = Trust.of(connection.trustedCertificates());
        TokenCredential credential = Tokens.credential(connection, trust);
        graphTokens = new Tokens(credential, connection.cloud().graphScope(), clock);
        exchangeTokens = new Tokens(credential, connection.cloud().exchangeScope(), clock);
        classification = new Classification(clock);
        graphLanes = Lanes.of(connection.tenant() + " graph", GRAPH_PER_SECOND, CONCURRENT, classification);
        exchangeLanes = Lanes.of(connection.tenant() + " exchange", EXCHANGE_PER_SECOND, CONCURRENT, classification);
        OkHttpClient base = transport(trust);
        Interceptor recorder = CallLog.recorder(clock, serverClock);
        graph = graph(connection, base, recorder);
        exchange = base.newBuilder().addInterceptor(recorder).build();
        exchangeUrl = HttpUrl.get(connection.exchange())
                .newBuilder()
                .addPathSegments("adminapi/beta")
                .addPathSegment(connection.tenantId())
                .addPathSegment("InvokeCommand")
                .build();
    }

    /** A service's quota, split so that no campaign or sweep can use up what a single urgent containment needs. */
    private record Lanes(Resilience urgent, Resilience others) {
        static Lanes of(String name, int perSecond, int concurrent, Classification classification) {
            int share = perSecond / 3;
            return new Lanes(
                    new Resilience(name + " urgent", share, concurrent, classification),
                    new Resilience(name, perSecond - share, concurrent, classification));
        }

        Resilience of(Priority priority) {
            return switch (priority) {
                case HIGH -> urgent;
                case NORMAL, LOW -> others;
            };
        }
    }

    /** The tenant's clients for reading only. */
    public Microsoft365 reader(Priority priority) {
        return attempt(new CallLog(), priority, Gate.READING);
    }

    /** The tenant's clients, writing what they send to {@code log}, and asking {@code gate} before they change anything. */
    public Microsoft365 attempt(CallLog log, Priority priority, Gate gate) {
        Graph graphOfAttempt = new Graph(graph, graphLanes.of(priority), graphTokens, serverClock, log, priority, gate);
        ExchangeAdmin exchangeOfAttempt = new ExchangeAdmin(
                exchange, exchangeUrl, exchangeTokens, exchangeLanes.of(priority), classification, log, gate);
        return new Microsoft365(
                graphOfAttempt, exchangeOfAttempt, new Directory(graphOfAttempt), new Mailboxes(exchangeOfAttempt));
    }

    private GraphServiceClient graph(Connection connection, OkHttpClient base, Interceptor recorder) {
        OkHttpClient.Builder http = base.newBuilder();
        http.addInterceptor(recorder); // before the SDK's own, which would set one client-request-id for all calls
        for (Interceptor own : GraphClientFactory.createDefaultGraphInterceptors(new RequestOption[0])) {
            // resilience4j retries, and two layers would multiply; a redirect could lead to a host that nobody
            // configured
            if (!(own instanceof RetryHandler) && !(own instanceof RedirectHandler)) {
                http.addInterceptor(own);
            }
        }
        http.addInterceptor(Clients::errorsAsJson);
        var authentication = new AzureIdentityAuthenticationProvider(
                graphTokens, new String[] {connection.graph().getHost()}, graphTokens.scope());
        GraphServiceClient client = new GraphServiceClient(authentication, http.build());
        client.getRequestAdapter().setBaseUrl(connection.graph().toString());
        return client;
    }

    private static OkHttpClient transport(Trust trust) {
        return new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(20))
                .writeTimeout(Duration.ofSeconds(10))
                .callTimeout(Duration.ofSeconds(30))
                .connectionPool(new ConnectionPool(CONCURRENT, 2, TimeUnit.MINUTES))
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
                .build();
    }

    /** A proxy may answer an error with HTML or nothing, on which the SDK would lose the status. */
    private static Response errorsAsJson(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() < 400) {
            return response;
        }
        MediaType type = response.body().contentType();
        if (type != null && type.subtype().contains("json") && response.body().contentLength() != 0) {
            return response;
        }
        response.close();
        String body = "{\"error\":{\"code\":\"http_%d\",\"message\":\"HTTP %d without an OData body\"}}"
                .formatted(response.code(), response.code());
        return response.newBuilder()
                .body(ResponseBody.create(body, MediaType.get("application/json")))
                .header("Content-Type", "application/json")
                .removeHeader("Content-Encoding")
                .build();
    }
}
