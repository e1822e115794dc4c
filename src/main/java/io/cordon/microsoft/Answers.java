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
final class Answers implements Interceptor {
    /** A mailbox's rules may take 256 kB; a page of a thousand small objects stays below, too. As sent by the server, unpacked. */
    static final long LONGEST = 4L * 1024 * 1024;

    private static final long LONGEST_ERROR = 64 * 1024;
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        try (response) {
            return response.code() < 400 ? whole(response) : error(response);
        }
    }

    private static Response whole(Response response) throws IOException {
        Buffer body = new Buffer();
        try {
            if (!read(response, body, LONGEST)) {
                throw new UnreadableAnswer(LONGEST);
            }
        } catch (IOException e) {
            throw isBroken(e) ? new UnreadableAnswer(e) : e;
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

    private static boolean isError(Buffer body) {
        try {
            JsonNode json = JSON.readTree(body.clone().inputStream());
            return json != null && json.path("error").isObject();
        } catch (IOException _) {
            return false;
        }
    }
}
