package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The part of the control surface that makes users risky, raises alerts and signs users in. */
final class SignalControl {
    private final Directory directory;
    private final Signals signals;

    SignalControl(Directory directory, Signals signals) {
        this.directory = directory;
        this.signals = signals;
    }

    /** {@code {"users": […], "riskLevel": "high", "riskState": "atRisk", "at": …}}; all but the users may be left out. */
    Answer risk(Call call) {
        ObjectNode body = call.jsonObject();
        String level = body.path("riskLevel").asText("high");
        String state = body.path("riskState").asText("atRisk");
        users(body).forEach(user -> signals.risk(user, level, state, at(body, call)));
        return Answer.noContent();
    }

    /** {@code {"users": […], "severity": …, "category": …, "status": …, "classification": …, "roles": […], "verdict": …, "at": …}}. */
    Answer alert(Call call) {
        ObjectNode body = call.jsonObject();
        return Answer.ok(Json.object().put("id", signals.alert(body, users(body), at(body, call))));
    }

    /** {@code {"users": […], "ipAddress": …, "errorCode": 0, "at": …}}. */
    Answer signIn(Call call) {
        ObjectNode body = call.jsonObject();
        users(body)
                .forEach(user -> signals.signIn(
                        user,
                        body.path("ipAddress").asText(),
                        body.path("errorCode").asInt(0),
                        at(body, call)));
        return Answer.noContent();
    }

    private List<Account> users(JsonNode body) {
        return Json.texts(body.path("users")).stream()
                .map(key -> directory.find(key).orElseThrow(() -> Refusal.resourceNotFound(key)))
                .toList();
    }

    private static Instant at(ObjectNode body, Call call) {
        return body.has("at") ? Instant.parse(body.get("at").asText()) : call.start();
    }
}
