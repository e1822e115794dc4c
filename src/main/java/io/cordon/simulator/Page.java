package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cuts a collection into pages: the directory continues by an opaque {@code $skiptoken}, Outlook by {@code $skip}. */
record Page(int offset, int size, String continuation) {
    private static final String TOKEN = "$skiptoken";
    private static final String SKIP = "$skip";
    private static final String MARK = "RFNwdAIAAQAAAB";

    static Page ofDirectory(Call call, int size) {
        return of(call, TOKEN, size, 999);
    }

    private static int offset(Call call) {
        String token = call.option(TOKEN).orElse("");
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String offset =
                    new String(Base64.getUrlDecoder().decode(token.substring(MARK.length())), StandardCharsets.UTF_8);
            return Integer.parseInt(offset);
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new Refusal(400, "Directory_ExpiredPageToken", "The specified page token value has expired.");
        }
    }

    static Page ofOutlook(Call call, int size) {
        return new Page(call.number(SKIP, 0, 999_999), call.number("$top", size, 1000), SKIP);
    }

    /** Of a list of its own, with a page and a greatest page as the list has them. */
    static Page of(Call call, String continuation, int size, int most) {
        int offset = continuation.equals(TOKEN) ? offset(call) : call.number(SKIP, 0, 999_999);
        return new Page(offset, call.number("$top", size, most), continuation);
    }

    ObjectNode cut(Call call, String context, List<ObjectNode> all) {
        int from = Math.min(offset, all.size());
        int to = Math.min(from + Math.max(1, size), all.size());
        ObjectNode json = Json.object().put("@odata.context", context);
        if (call.option("$count").filter("true"::equals).isPresent()) {
            json.put("@odata.count", all.size());
        }
        if (to < all.size()) {
            json.put("@odata.nextLink", next(call, to));
        }
        json.set("value", Json.nodes(all.subList(from, to)));
        return json;
    }

    private String next(Call call, int to) {
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put(
                continuation,
                continuation.equals(SKIP)
                        ? String.valueOf(to)
                        : MARK
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(String.valueOf(to).getBytes(StandardCharsets.UTF_8)));
        int mark = call.url().indexOf('?');
        String path = mark < 0 ? call.url() : call.url().substring(0, mark);
        return call.origin() + path + "?"
                + query.entrySet().stream()
                        .map(option -> option.getKey() + "=" + encode(option.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
