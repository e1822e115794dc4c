package io.cordon.microsoft;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.kiota.http.middleware.RedirectHandler;
import com.microsoft.kiota.http.middleware.RetryHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The long-lived HTTP clients of one tenant; {@link #attempt} dresses them for one attempt at one step. */
public final class Clients {
    private static final int CONNECTIONS = 64;
    /** Cmdlets may run long; what takes longer is put off. */
    private static final Duration CMDLET = Duration.ofSeconds(25);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int HTTPS = 443;

    private final Connection connection;
    private final Trust trust;
    private final GraphServiceClient graph;
    private final OkHttpClient exchange;
    private final Traffic traffic;
    private final HttpUrl exchangeUrl;
    private final Tokens graphTokens;
    private final Tokens exchangeTokens;
    private final Resilience resilience;
    private final Classification classification;
    private final CallLog.ServerClock serverClock = new CallLog.ServerClock();

    /** Connects nothing yet. */
    public Clients(Connection connection, InstantSource clock) {
        this.connection = connection;
        trust = Trust.of(connection.trustedCertificates());
        OkHttpClient transport = transport(trust);
        Credentials credentials = new Credentials(connection, transport);
        graphTokens = new Tokens(credentials::anew, connection.cloud().graphScope(), clock);
        exchangeTokens = new Tokens(credentials::anew, connection.cloud().exchangeScope(), clock);
        classification = new Classification(clock);
        resilience = new Resilience(connection.tenant(), classification);
        traffic = new Traffic(connection.tenant(), clock);
        OkHttpClient base = transport
                .newBuilder()
                .addInterceptor(traffic)
                .addInterceptor(CallLog.recorder(clock, serverClock))
                .build();
        graph = graph(connection, base);
        exchange = base.newBuilder()
                .addInterceptor(new Challenges(exchangeTokens))
                .addInterceptor(Answers.ofMicrosoft365())
                .readTimeout(CMDLET)
                .callTimeout(CMDLET.plusSeconds(5))
                .build();
        exchangeUrl = HttpUrl.get(connection.exchange())
                .newBuilder()
                .addPathSegments("adminapi/beta")
                .addPathSegment(connection.tenantId())
                .addPathSegment("InvokeCommand")
                .build();
    }

    /** How the tenant is reached. */
    public Connection connection() {
        return connection;
    }

    /**
     * Opens a TLS connection to a host and closes it again, saying nothing: how long that takes.
     *
     * @throws MicrosoftException if it cannot be reached in time, or cannot prove who it is
     */
    public Duration reach(URI host) {
        long begun = System.nanoTime();
        try (Socket plain = new Socket()) {
            int port = host.getPort() < 0 ? HTTPS : host.getPort();
            plain.connect(new InetSocketAddress(host.getHost(), port), (int) CONNECT.toMillis());
            plain.setSoTimeout((int) CONNECT.toMillis());
            try (SSLSocket secure =
                    (SSLSocket) trust.context().getSocketFactory().createSocket(plain, host.getHost(), port, true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        } catch (IOException e) {
            throw classification.of(e);
        }
    }

    /** So many processes call this tenant: this one takes its part of Microsoft's quotas. */
    public void shareQuotas(int processes) {
        traffic.shareQuotas(processes);
    }

    /** The tenant's clients for reading only. */
    public Microsoft365 reader(Priority priority) {
        return attempt(new CallLog(), priority, Gate.READING);
    }

    /** The tenant's clients, writing what they send to {@code log}, and asking {@code gate} before they change anything. */
    public Microsoft365 attempt(CallLog log, Priority priority, Gate gate) {
        Graph graphOfAttempt = new Graph(graph, resilience, graphTokens, serverClock, log, priority, gate);
        ExchangeAdmin exchangeOfAttempt = new ExchangeAdmin(
                exchange, exchangeUrl, exchangeTokens, resilience, classification, log, priority, gate);
        return new Microsoft365(
                graphOfAttempt,
                exchangeOfAttempt,
                new Users(graphOfAttempt),
                new Directory(graphOfAttempt),
                new Mailboxes(exchangeOfAttempt));
    }

    private GraphServiceClient graph(Connection connection, OkHttpClient base) {
        OkHttpClient.Builder http = base.newBuilder();
        // after the recorder: the SDK's own would set one client-request-id for all calls
        for (Interceptor own : GraphClientFactory.createDefaultGraphInterceptors(new RequestOption[0])) {
            // resilience4j retries, and two layers would multiply; a redirect could lead to a host that nobody
            // configured
            if (!(own instanceof RetryHandler) && !(own instanceof RedirectHandler)) {
                http.addInterceptor(own);
            }
        }
        http.addInterceptor(new Challenges(graphTokens));
        http.addInterceptor(Answers.ofMicrosoft365());
        var authentication = new AzureIdentityAuthenticationProvider(
                graphTokens, new String[] {connection.graph().getHost()}, graphTokens.scope());
        GraphServiceClient client = new GraphServiceClient(authentication, http.build());
        client.getRequestAdapter().setBaseUrl(connection.graph().toString());
        return client;
    }

    static OkHttpClient transport(Trust trust) {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(Duration.ofSeconds(10))
                .writeTimeout(Duration.ofSeconds(10))
                .callTimeout(Duration.ofSeconds(20))
                .connectionPool(new ConnectionPool(CONNECTIONS, 2, TimeUnit.MINUTES))
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
                .build();
    }
}
