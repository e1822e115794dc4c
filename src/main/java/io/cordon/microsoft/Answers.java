package io.cordon.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.zip.ZipException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Reads each answer whole, up to a limit, before anything tries to understand it: what is cut off on the way is then a broken connection, and
 * what never ends is refused. An error whose body is not OData (a proxy's page, nothing, bytes) keeps its status.
 */
record Answers(long longest, boolean odata) implements Interceptor {
    /** A mailbox's rules may take 256 kB; a page of a thousand small objects stays below, too. As sent by the server, unpacked. */
    static final long LONGEST = 4L * 1024 * 1024;

    private static final long LONGEST_TOKEN = 256 * 1024;
    private static final long LONGEST_ERROR = 64 * 1024;
    private static final int REDIRECTION = 300;
    private static final int ERROR = 400;
    /** Each value takes some hundred bytes of memory once it is read, and two on the way. */
    private static final int MOST_VALUES = 300_000;

    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of Graph and the Exchange admin API. */
    static Answers ofMicrosoft365() {
        return new Answers(LONGEST, true);
    }

    /** Of what gives tokens: Entra, a managed identity's endpoint. Their errors have shapes of their own. */
    static Answers ofTokenEndpoint() {
        return new Answers(LONGEST_TOKEN, false);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        try (response) {
            if (odata && response.code() >= REDIRECTION && response.code() < ERROR) {
                // none of Microsoft's calls is answered by a redirect; something on the way wants to be asked instead
                throw new UnreadableAnswer(response.code());
            }
            return odata && response.code() >= ERROR ? error(response) : whole(response);
        }
    }

    private Response whole(Response response) throws IOException {
        Buffer body = new Buffer();
        try {
            if (!read(response, body, longest)) {
                throw new UnreadableAnswer(longest);
            }
        } catch (IOException e) {
            throw isBroken(e) ? new UnreadableAnswer(e) : e;
        }
        if (isMinced(body)) {
            throw new UnreadableAnswer(longest);
        }
        if (!odata && response.code() < ERROR && !isToken(body)) {
            // MSAL would quote it in its exception, its log and so in ours: half an answer is half a token
            throw new UnreadableAnswer(response.code());
        }
        Allowance allowance = response.request().tag(Allowance.class);
        if (allowance != null) {
            allowance.take(body.size());
        }
        Verbatim verbatim = response.request().tag(Verbatim.class);
        if (verbatim != null) {
            verbatim.keep(body.clone().readUtf8());
        }
        return response.newBuilder()
                .body(ResponseBody.create(body, response.body().contentType(), body.size()))
                .build();
    }

    /** Bytes that are not gzip, as declared, are a plain IOException of Okio's; all that breaks on the way has a class of its own. */
    private static boolean isBroken(IOException thrown) {
        return thrown.getClass().equals(IOException.class) || thrown instanceof ZipException;
    }

    /** Whether it may hold more values than Microsoft has reason to send; the separators of JSON are counted, in texts, too. */
    private static boolean isMinced(Buffer body) {
        if (body.size() <= MOST_VALUES) {
            return false;
        }
        int separators = 0;
        try (Buffer.UnsafeCursor part = body.readUnsafe(new Buffer.UnsafeCursor())) {
            while (part.next() != -1) {
                for (int at = part.start; at < part.end; at++) {
                    byte read = part.data[at];
                    separators += read == ',' || read == '[' || read == '{' ? 1 : 0;
                }
            }
        }
        return separators > MOST_VALUES;
    }

    private static Response error(Response response) {
        Buffer body = new Buffer();
        boolean readable;
        try {
            readable = read(response, body, LONGEST_ERROR) && isError(body);
        } catch (IOException _) {
            readable = false; // the status came, and says enough
        }
        if (!readable) {
            body.clear();
            body.writeUtf8("{\"error\":{\"code\":\"http_%d\",\"message\":\"HTTP %d without an OData body\"}}"
                    .formatted(response.code(), response.code()));
        }
        return response.newBuilder()
                .body(ResponseBody.create(body, JSON_TYPE, body.size()))
                .header("Content-Type", JSON_TYPE.toString())
                .removeHeader("Content-Encoding")
                .build();
    }

    /** Whether the whole body fitted into {@code limit}. */
    private static boolean read(Response response, Buffer into, long limit) throws IOException {
        while (into.size() <= limit) {
            if (response.body().source().read(into, limit + 1 - into.size()) == -1) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(Buffer body) {
        try {
            JsonNode json = JSON.readTree(body.clone().inputStream());
            return json != null && json.path("access_token").isTextual();
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isError(Buffer body) {
        try {
            JsonNode json = JSON.readTree(body.clone().inputStream());
            return json != null && json.path("error").isObject();
        } catch (IOException _) {
            return false;
        }
    }
}
