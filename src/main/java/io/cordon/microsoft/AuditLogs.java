package io.cordon.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.DirectoryAuditCollectionResponse;
import com.microsoft.graph.models.SignInCollectionResponse;
import io.cordon.microsoft.MicrosoftException.Answer;
import io.cordon.model.Permission;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The directory's logs, read for a span of time and all users at once: five requests in ten seconds is all that Microsoft allows, and entries come
 * minutes late. Needs AuditLog.Read.All. Source: microsoft-contract j; that both lists can be filtered by time is in Microsoft's reference.
 */
public record AuditLogs(Graph graph) {
    /** What it takes; no step needs it. */
    public static final Permission NEEDS = Permission.graph(
            "AuditLog.Read.All", "to see who undid a containment", "pour voir qui a défait un confinement");

    /** A sign-in that succeeded. Address and application are {@code null} where the log does not say. */
    public record SignIn(
            String id,
            String userId,
            Instant at,
            @Nullable String address,
            @Nullable String application) {}

    /**
     * A change of directory objects that succeeded.
     *
     * @param activity Microsoft's word for it
     * @param targets object ids of what was changed
     * @param enabled whether it enabled ({@code true}) or disabled an account; {@code null} if it did neither
     */
    public record Change(
            String id,
            Instant at,
            String activity,
            Set<String> targets,
            @Nullable Boolean enabled,
            @Nullable Person person,
            @Nullable Application application) {
        public Change {
            targets = Set.copyOf(targets);
        }
    }

    /** An account that changed something. */
    public record Person(
            @Nullable String id,
            @Nullable String name,
            @Nullable String address) {}

    /** An application that changed something. */
    public record Application(
            @Nullable String appId, @Nullable String name) {}

    /** Sign-ins that succeeded since then, as far as the log knows them yet; interactive ones, which is what v1.0 lists. */
    public List<SignIn> signIns(Instant from) {
        List<SignIn> all = new ArrayList<>();
        for (JsonNode item : graph.<SignInCollectionResponse>listVerbatim((client, settings, next) -> {
            var list = client.auditLogs().signIns();
            return next != null
                    ? list.withUrl(next).get(settings::on)
                    : list.get(request -> {
                        settings.on(request);
                        request.queryParameters.filter = "createdDateTime ge " + from;
                    });
        })) {
            JsonNode code = item.path("status").path("errorCode");
            if (!code.isIntegralNumber()) {
                throw unreadable("status");
            }
            if (code.asInt() == 0) {
                all.add(new SignIn(
                        item.path("id").asText(),
                        required(item, "userId"),
                        time(item, "createdDateTime"),
                        item.path("ipAddress").asText(null),
                        item.path("appDisplayName").asText(null)));
            }
        }
        return all;
    }

    /** Changes that succeeded since then, newest first. */
    public List<Change> changes(Instant from) {
        List<Change> all = new ArrayList<>();
        for (JsonNode item : graph.<DirectoryAuditCollectionResponse>listVerbatim((client, settings, next) -> {
            var list = client.auditLogs().directoryAudits();
            return next != null
                    ? list.withUrl(next).get(settings::on)
                    : list.get(request -> {
                        settings.on(request);
                        request.queryParameters.filter = "activityDateTime ge " + from;
                    });
        })) {
            if (item.path("result").asText("success").equalsIgnoreCase("success")) {
                all.add(change(item));
            }
        }
        all.sort(java.util.Comparator.comparing(Change::at).reversed());
        return all;
    }

    private static Change change(JsonNode item) {
        Set<String> targets = new TreeSet<>();
        Boolean enabled = null;
        for (JsonNode target : item.path("targetResources")) {
            if (target.hasNonNull("id")) {
                targets.add(target.path("id").asText());
            }
            for (JsonNode property : target.path("modifiedProperties")) {
                if (property.path("displayName").asText().equals("AccountEnabled")) {
                    enabled = property.path("newValue").asText().contains("true"); // "[true]", sometimes quoted
                }
            }
        }
        JsonNode user = item.path("initiatedBy").path("user");
        JsonNode app = item.path("initiatedBy").path("app");
        return new Change(
                item.path("id").asText(),
                time(item, "activityDateTime"),
                item.path("activityDisplayName").asText(""),
                targets,
                enabled,
                user.isObject() ? new Person(text(user, "id"), name(user), text(user, "ipAddress")) : null,
                app.isObject() ? new Application(text(app, "appId"), text(app, "displayName")) : null);
    }

    private static @Nullable String name(JsonNode user) {
        String principal = text(user, "userPrincipalName");
        return principal != null ? principal : text(user, "displayName");
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).asText(null);
    }

    private static String required(JsonNode item, String name) {
        if (!item.path(name).isTextual()) {
            throw unreadable(name);
        }
        return item.path(name).asText();
    }

    private static Instant time(JsonNode item, String name) {
        try {
            return Instant.parse(required(item, name));
        } catch (DateTimeParseException e) {
            throw unreadable(name);
        }
    }

    private static MicrosoftException unreadable(String what) {
        return new MicrosoftException.Unreadable(new Answer(200, what, null, null), null);
    }
}
