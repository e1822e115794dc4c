package io.cordon.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * A Microsoft 365 tenant on https://localhost: token endpoint, Graph v1.0 and the Exchange admin API over one state, with
 * a control surface under {@code /__simulator/}. Its certificate is {@code simulator/simulator.p12} on the class path
 * (password "simulator"), and {@code simulator.pem} beside it.
 */
public final class SimulatedTenant implements AutoCloseable {
    private static final String KEY_STORE = "/simulator/simulator.p12";
    private static final String KEY_STORE_PASSWORD = "simulator";
    private static final int WORKERS = 20;

    private final WireMockServer server;
    private final Tenant tenant;
    private final Path keyStore;
    private final Optional<TrafficFile> traffic;

    /**
     * How to start.
     *
     * @param httpsPort 0 for a free one
     * @param trafficFile null for no recording
     */
    public record Options(int httpsPort, Path trafficFile, InstantSource clock) {
        public Options {
            if (httpsPort < 0 || httpsPort > 65_535) {
                throw new IllegalArgumentException("no port: " + httpsPort);
            }
            Objects.requireNonNull(clock, "clock");
        }

        /** A free port, no recording, the system's clock. */
        public static Options standard() {
            return new Options(0, null, InstantSource.system());
        }
    }

    private SimulatedTenant(WireMockServer server, Tenant tenant, Path keyStore, Optional<TrafficFile> traffic) {
        this.server = server;
        this.tenant = tenant;
        this.keyStore = keyStore;
        this.traffic = traffic;
    }

    /** Serves from the return of this call until {@link #close()}. */
    public static SimulatedTenant start(Options options) {
        Path keyStore = copyOfKeyStore();
        Optional<TrafficFile> traffic = TrafficFile.open(options.trafficFile());
        Tenant tenant = new Tenant(options.clock());
        SimulatorFront front = new SimulatorFront(tenant, options.clock(), traffic);
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .httpDisabled(true)
                .httpsPort(options.httpsPort())
                .bindAddress("127.0.0.1")
                .keystorePath(keyStore.toString())
                .keystorePassword(KEY_STORE_PASSWORD)
                .keyManagerPassword(KEY_STORE_PASSWORD)
                .keystoreType("PKCS12")
                .gzipDisabled(true)
                // On HTTP/2 a dropped connection would take the requests of everybody else with it.
                .http2TlsDisabled(true)
                .disableRequestJournal()
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(8)
                .containerThreads(WORKERS)
                .extensions(front));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        server.start();
        return new SimulatedTenant(server, tenant, keyStore, traffic);
    }

    /** One more compromised user, agent0001@hopital.example, whom Identity Protection holds to be at high risk. */
    public void flagSomebody() {
        tenant.flagSomebody();
    }

    public int port() {
        return server.httpsPort();
    }

    /** Graph's base address with the version, without a slash at the end. */
    public String graphUrl() {
        return exchangeUrl() + "/v1.0";
    }

    /** What stands in for https://outlook.office365.com, without a slash at the end. */
    public String exchangeUrl() {
        return "https://localhost:" + port();
    }

    /** What stands in for https://login.microsoftonline.com/, with the slash. */
    public String authority() {
        return exchangeUrl() + "/";
    }

    /** The address under which the control surface lies, with the slash. */
    public String controlUrl() {
        return exchangeUrl() + ControlSurface.PATH;
    }

    public String tenantId() {
        return Registration.TENANT_ID;
    }

    public String clientId() {
        return Registration.CLIENT_ID;
    }

    public String clientSecret() {
        return Registration.CLIENT_SECRET;
    }

    /** The same as {@code GET /__simulator/info}, on one line. */
    public String info() {
        return Json.write(ControlSurface.info(exchangeUrl()));
    }

    @Override
    public void close() {
        server.stop();
        traffic.ifPresent(TrafficFile::close);
        try {
            Files.deleteIfExists(keyStore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** WireMock looks for resources with its own class loader, which in dev mode does not see ours. */
    private static Path copyOfKeyStore() {
        try (InputStream resource = SimulatedTenant.class.getResourceAsStream(KEY_STORE)) {
            Path copy = Files.createTempFile("simulator", ".p12");
            Files.copy(Objects.requireNonNull(resource, KEY_STORE), copy, StandardCopyOption.REPLACE_EXISTING);
            copy.toFile().deleteOnExit();
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
