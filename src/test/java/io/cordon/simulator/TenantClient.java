package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Speaks to the simulated tenant as any program would: over TLS, by its URLs, trusting its certificate alone. */
final class TenantClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().sslContext(trust()).build();
    private final String tenantId;
    private final String origin;
    private String graphToken;
    private String exchangeToken;

    record Reply(int status, Map<String, String> headers, String text, JsonNode json) {
        String error() {
            return json.path("error").path("code").asText();
        }
    }

    TenantClient(SimulatedTenant tenant) {
        this.tenantId = tenant.tenantId();
        this.origin = tenant.exchangeUrl();
    }

    static KeyStore trusted() {
        try (InputStream pem = TenantClient.class.getResourceAsStream("/simulator/simulator.pem")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "simulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply token(String tenant, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                "/" + tenant + "/oauth2/v2.0/token",
                body,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    static Map<String, String> credentials(String scope) {
        return Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                Registration.CLIENT_ID,
                "client_secret",
                Registration.CLIENT_SECRET,
                "scope",
                scope);
    }

    /** Forgets the tokens, so that the next call takes new ones. */
    void forgetTokens() {
        graphToken = null;
        exchangeToken = null;
    }

    String graphToken() {
        if (graphToken == null) {
            graphToken = accessToken("https://graph.microsoft.com/.default");
        }
        return graphToken;
    }

    String exchangeToken() {
        if (exchangeToken == null) {
            exchangeToken = accessToken("https://outlook.office365.com/.default");
        }
        return exchangeToken;
    }

    private String accessToken(String scope) {
        return token(tenantId, credentials(scope)).json().path("access_token").asText();
    }

    Reply get(String path, String... headers) {
        return graph("GET", path, null, headers);
    }

    Reply graph(String method, String path, String body, String... headers) {
        Map<String, String> all = new TreeMap<>(Map.of("Authorization", "Bearer " + graphToken()));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        return send(method, path.startsWith("https:") ? path : "/v1.0" + path, body, all);
    }

    /** @param parameters JSON */
    Reply exchange(String cmdlet, String parameters) {
        return send(
                "POST",
                "/adminapi/beta/" + tenantId + "/InvokeCommand",
                "{\"CmdletInput\":{\"CmdletName\":\"" + cmdlet + "\",\"Parameters\":" + parameters + "}}",
                Map.of(
                        "Authorization", "Bearer " + exchangeToken(),
                        "Content-Type", "application/json; charset=utf-8",
                        "X-AnchorMailbox", "UPN:victime.hameconnee@hopital.example"));
    }

    JsonNode control(String method, String name, String body) {
        Reply reply = send(method, "/__simulator/" + name, body, Map.of("Content-Type", "application/json"));
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.toString());
        }
        return reply.json();
    }

    Reply send(String method, String url, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.startsWith("https:") ? url : origin + url))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> answered.put(name, values.getFirst()));
            return new Reply(response.statusCode(), answered, response.body(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
