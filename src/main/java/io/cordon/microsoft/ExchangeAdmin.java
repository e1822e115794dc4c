package io.cordon.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.microsoft.MicrosoftException.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private static final String ORGANIZATION = "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}";
    private static final char DELETE = 0x7f;
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
        if (!reads(cmdlet)) {
            // a next page would be had by sending the cmdlet again
            return items(resilience.write(tokens, () -> post(url, mailbox, cmdlet, parameters, new Allowance())));
        }
        List<JsonNode> all = new ArrayList<>();
        Set<HttpUrl> asked = new HashSet<>();
        Allowance allowance = new Allowance();
        Optional<HttpUrl> next = Optional.of(url);
        while (next.isPresent()) {
            HttpUrl page = next.get();
            if (!asked.add(page) || asked.size() > MOST_PAGES || all.size() > MOST_ITEMS) {
                throw unreadable("nextLink");
            }
            JsonNode answer = resilience.read(tokens, () -> post(page, mailbox, cmdlet, parameters, allowance));
            all.addAll(items(answer));
            next = next(answer);
        }
        return all;
    }

    private static List<JsonNode> items(JsonNode answer) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : answer.path("value")) {
            if (!item.isObject()) {
                throw unreadable("value");
            }
            items.add(item);
        }
        return items;
    }

    /** The link to the next page, which is on the same host or none of ours. */
    private Optional<HttpUrl> next(JsonNode answer) {
        if (!answer.hasNonNull("@odata.nextLink")) {
            return Optional.empty();
        }
        return Optional.of(
                NextLink.of(answer.get("@odata.nextLink").asText(), url).orElseThrow(() -> unreadable("nextLink")));
    }

    private static MicrosoftException unreadable(String what) {
        return new MicrosoftException.Unreadable(new Answer(200, what, null, null), null);
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

    private JsonNode post(HttpUrl page, String mailbox, String cmdlet, Map<String, ?> parameters, Allowance allowance)
            throws IOException {
        if (!reads(cmdlet)) {
            gate.pass();
        }
        byte[] body =
                JSON.writeValueAsBytes(Map.of("CmdletInput", Map.of("CmdletName", cmdlet, "Parameters", parameters)));
        Request request = new Request.Builder()
                .url(page)
                .header("Authorization", "Bearer " + tokens.text())
                .header("X-AnchorMailbox", anchor(mailbox))
                .header("Prefer", "odata.maxpagesize=1000")
                .header("Accept", "application/json")
                .header(CMDLET_HEADER, cmdlet)
                .header(CallLog.CLIENT_REQUEST_ID, UUID.randomUUID().toString())
                .tag(CallLog.class, log)
                .tag(Allowance.class, allowance)
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
            throw failure(response);
        }
    }

    /** Only a hint to the server where to look: a name that no header can carry goes without. */
    private static String anchor(String mailbox) {
        boolean carried = mailbox.chars().allMatch(character -> character > ' ' && character < DELETE);
        return carried ? "UPN:" + mailbox : ORGANIZATION;
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
