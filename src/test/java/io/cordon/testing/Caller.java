package io.cordon.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A caller of Cordon's API, with or without a key. */
public final class Caller {
    /** With every role. */
    public static final String KEY = Keys.all();

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // half a surrogate pair has no bytes of its own
            .build());

    private final URI base;
    private final String key;
    private final String token;
    /** Without the upgrade to HTTP/2, in which the client loses an answer now and then when a thousand ask at once. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** With an API key; with none for {@code null}. */
    public Caller(URI base, String key) {
        this(base, key, null);
    }

    private Caller(URI base, String key, String token) {
        this.base = base;
        this.key = key;
        this.token = token;
    }

    /** With a token of Entra ID. */
    public static Caller withToken(URI base, String token) {
        return new Caller(base, null, token);
    }

    /** An answer, with its body read as JSON where it is JSON. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, Object body, String... headers) {
        try {
            String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
            return send(request(path, headers)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a body of any type. */
    public Answer send(String method, String path, String body, String type) {
        return send(
                request(path).header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks for a containment and waits until it has ended. */
    public JsonNode contain(Object body) {
        Answer accepted = post("/v1/containments", body, "Prefer", "wait=8");
        if (accepted.status() != 200 && accepted.status() != 202) {
            throw new IllegalStateException(accepted.status() + " " + accepted.text());
        }
        return ended(accepted.json().path("id").asText());
    }

    /** The containment once it has ended. */
    public JsonNode ended(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get("/v1/operations/" + id), answer -> answer.status() == 200)
                .json();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("X-Api-Key", key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
