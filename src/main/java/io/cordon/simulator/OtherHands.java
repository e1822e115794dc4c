package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The part of the control surface in which others than Cordon change accounts: directory synchronisation, other tools, people, an intruder. */
final class OtherHands {
    private final Directory directory;
    private final AuditLog log;
    private final InstantSource clock;

    OtherHands(Directory directory, AuditLog log, InstantSource clock) {
        this.directory = directory;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The next cycle of directory synchronisation, now or after {@code delayMillis}: Active Directory wins, where only those accounts are disabled
     * that {@link #activeDirectory} disabled. {@code {"users": […], "delayMillis": …}}; without users all that are synchronised.
     */
    Answer synchronise(Call call) {
        JsonNode body = call.json().orElse(Json.object());
        List<String> named = Json.texts(body.path("users"));
        int delay = body.path("delayMillis").asInt(0);
        if (delay == 0) {
            synchronise(named);
        } else {
            CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(() -> synchronise(named));
        }
        return Answer.noContent();
    }

    private void synchronise(List<String> named) {
        directory.accounts().stream()
                .filter(account -> account.is("onPremisesSyncEnabled"))
                .filter(account -> named.isEmpty()
                        || named.stream().anyMatch(name -> directory.idOf(name).equals(account.id())))
                .forEach(account -> {
                    set(account, !account.disabledOnPremises(), AuditLog.Initiator.synchronisation());
                    account.change(
                            clock.instant(), user -> user.put("onPremisesLastSyncDateTime", seconds(clock.instant())));
                });
    }

    /** {@code {"user": …, "disabled": true}}: shows in the cloud after the next synchronisation. */
    Answer activeDirectory(Call call) {
        ObjectNode body = call.jsonObject();
        require(body.path("user").asText())
                .disableOnPremises(body.path("disabled").asBoolean());
        return Answer.noContent();
    }

    /** {@code {"user": …, "by": {"user": …, "ipAddress": …}}}, or {@code "by": {"app": …}}. */
    Answer enable(Call call) {
        ObjectNode body = call.jsonObject();
        set(require(body.path("user").asText()), true, initiator(body.path("by")));
        return Answer.noContent();
    }

    /** A new password by somebody else; as {@link #enable}. */
    Answer password(Call call) {
        ObjectNode body = call.jsonObject();
        Account account = require(body.path("user").asText());
        account.change(clock.instant(), user -> user.put("lastPasswordChangeDateTime", seconds(clock.instant())));
        log.password(account, initiator(body.path("by")), clock.instant());
        return Answer.noContent();
    }

    private void set(Account account, boolean enabled, AuditLog.Initiator by) {
        if (account.change(clock.instant(), user -> user.put("accountEnabled", enabled))) {
            log.enabled(account, enabled, by, clock.instant());
        }
    }

    private AuditLog.Initiator initiator(JsonNode by) {
        return by.has("app")
                ? AuditLog.Initiator.app(by.path("app").asText(), "00000000-0000-4000-8000-0000000000aa")
                : AuditLog.Initiator.user(
                        require(by.path("user").asText()), by.path("ipAddress").asText("198.51.100.7"));
    }

    private Account require(String key) {
        return directory.find(key).orElseThrow(() -> Refusal.resourceNotFound(key));
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
