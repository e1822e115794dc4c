package io.cordon.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.microsoft.MicrosoftException.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The Exchange Online admin API for one attempt at one step: cmdlets for what Graph does not have. {@code InvokeCommand} is what Microsoft's
 * own PowerShell module calls; it is undocumented and may change. Source: microsoft-contract h2.
 */
public final class ExchangeAdmin {
    static final String CMDLET_HEADER = "X-CmdletName";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
    private static final Pattern CLAIMS = Pattern.compile("claims=\"([A-Za-z0-9+/]{1,4000}={0,2})\"");
    private static final int MOST_PAGES = 100;
    private static final int MOST_ITEMS = 20_000;

    private final OkHttpClient http;
    private final HttpUrl url;
    private final Tokens tokens;
    private final Resilience resilience;
    private final Classification classification;
    private final CallLog log;
    private final Priority priority;
    private final Gate gate;

    ExchangeAdmin(
            OkHttpClient http,
            HttpUrl url,
            Tokens tokens,
            Resilience resilience,
            Classification classification,
            CallLog log,
            Priority priority,
            Gate gate) {
        this.http = http;
        this.url = url;
        this.tokens = tokens;
        this.resilience = resilience;
        this.classification = classification;
        this.log = log;
        this.priority = priority;
        this.gate = gate;
    }

    /**
     * Runs a cmdlet against the user's mailbox.
     *
     * @param mailbox sign-in name, which routes the request to the mailbox's server
     * @return the objects it put out; none for {@code Set-}, {@code Disable-} and the like
     */
    public List<JsonNode> invoke(String mailbox, String cmdlet, Map<String, ?> parameters) {
        List<JsonNode> all = new ArrayList<>();
        Set<HttpUrl> asked = new HashSet<>();
        HttpUrl next = url;
        while (next != null) {
            if (!asked.add(next)
                    || asked.size() > MOST_PAGES
                    || all.size() > MOST_ITEMS
                    || !next.host().equals(url.host())
                    || next.port() != url.port()
                    || !next.isHttps()) {
                throw new MicrosoftException.Unreadable(new Answer(200, "nextLink", null, null), null);
            }
            HttpUrl page = next;
            Callable<JsonNode> exchange = () -> post(page, mailbox, cmdlet, parameters);
            JsonNode answer = reads(cmdlet) ? resilience.read(tokens, exchange) : resilience.write(tokens, exchange);
            answer.get("value").forEach(all::add);
            next = answer.hasNonNull("@odata.nextLink")
                    ? HttpUrl.parse(answer.get("@odata.nextLink").asText())
                    : null;
            if (next == null && answer.hasNonNull("@odata.nextLink")) {
                throw new MicrosoftException.Unreadable(new Answer(200, "nextLink", null, null), null);
            }
        }
        return all;
    }

    /** Fetches a token if there is none that lasts; sends nothing to Exchange. */
    public void signIn() {
        resilience.read(tokens, tokens::text);
    }

    /** What the application may do, by its present token. */
    public Grants grants() {
        return tokens.grants();
    }

    private static boolean reads(String cmdlet) {
        return cmdlet.startsWith("Get-");
    }

    private JsonNode post(HttpUrl page, String mailbox, String cmdlet, Map<String, ?> parameters) throws IOException {
        if (!reads(cmdlet)) {
            gate.pass();
        }
        byte[] body =
                JSON.writeValueAsBytes(Map.of("CmdletInput", Map.of("CmdletName", cmdlet, "Parameters", parameters)));
        Request request = new Request.Builder()
                .url(page)
                .header("Authorization", "Bearer " + tokens.text())
                .header("X-AnchorMailbox", "UPN:" + mailbox)
                .header("Prefer", "odata.maxpagesize=1000")
                .header("Accept", "application/json")
                .header(CMDLET_HEADER, cmdlet)
                .header(CallLog.CLIENT_REQUEST_ID, UUID.randomUUID().toString())
                .tag(CallLog.class, log)
                .tag(Priority.class, priority)
                .post(RequestBody.create(body, JSON_TYPE))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.isSuccessful()) {
                JsonNode answer = JSON.readTree(response.body().bytes());
                if (answer == null || !answer.path("value").isArray()) {
                    throw new MicrosoftException.Unreadable(
                            new Answer(response.code(), null, null, requestId(response)), null);
                }
                return answer;
            }
            claims(response.headers("WWW-Authenticate")).ifPresent(tokens::challenge);
            throw failure(response);
        }
    }

    /** Of a claims challenge, decoded: {@code Bearer …, error="insufficient_claims", claims="<base64>"}. Source: microsoft-contract n. */
    static Optional<String> claims(List<String> challenges) {
        return challenges.stream()
                .map(CLAIMS::matcher)
                .filter(Matcher::find)
                .map(found -> new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8))
                .findFirst();
    }

    private MicrosoftException failure(Response response) {
        JsonNode error = error(response);
        JsonNode detail = error.path("details").path(0).path("message");
        // "Ex6F9304|Microsoft.Exchange.….ManagementObjectNotFoundException|The operation couldn't be performed
        // because…"
        String[] parts = detail.asText("").split("\\|", 3);
        String type = parts.length == 3
                ? parts[1].substring(parts[1].lastIndexOf('.') + 1)
                : error.path("code").asText(null);
        Answer answer = new Answer(response.code(), type, parts[parts.length - 1], requestId(response));
        if ("ManagementObjectNotFoundException".equals(type)) {
            return new MicrosoftException.Missing(answer);
        }
        return classification.of(answer, response.header("Retry-After"));
    }

    /** The error object. {@link Answers} has made one where there was none: a cmdlet that is not permitted is answered with NUL bytes declared as gzip. */
    private static JsonNode error(Response response) {
        try {
            return JSON.readTree(response.body().bytes()).path("error");
        } catch (IOException | RuntimeException _) {
            return JSON.missingNode();
        }
    }

    private static @Nullable String requestId(Response response) {
        return response.header("request-id");
    }
}
