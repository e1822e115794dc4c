package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Drives the simulator from outside, from any process or class loader: {@code /__simulator/…} on the same server, which
 * only listens on the loopback address. Nothing here exists at Microsoft, and none of it is recorded.
 */
final class ControlSurface implements Service {
    static final String PATH = "/__simulator/";
    private static final int MOST_EXTRAS = 10_000;

    private final Directory directory;
    private final Settings settings;
    private final Signals signals;
    private final SignalControl signalControl;
    private final Faults faults;
    private final Quotas quotas;
    private final Ledger ledger;
    private final Tokens tokens;

    private final AuditLog log;
    private final OtherHands others;

    ControlSurface(
            Directory directory,
            Settings settings,
            Signals signals,
            Faults faults,
            Quotas quotas,
            Ledger ledger,
            Tokens tokens,
            AuditLog log,
            OtherHands others) {
        this.directory = directory;
        this.settings = settings;
        this.signals = signals;
        this.signalControl = new SignalControl(directory, signals);
        this.faults = faults;
        this.quotas = quotas;
        this.ledger = ledger;
        this.tokens = tokens;
        this.log = log;
        this.others = others;
    }

    @Override
    public Operation route(Call call) {
        return new Operation("control", "", effect(call));
    }

    private Supplier<Answer> effect(Call call) {
        List<String> path = call.path();
        String name = path.size() > 1 ? path.get(1) : "";
        String key = path.size() > 2 ? path.get(2) : "";
        return switch (call.method() + " " + name) {
            case "GET info" -> () -> Answer.ok(info(call.origin()));
            case "GET ledger" ->
                () -> Answer.ok(Json.nodes(
                        ledger.entries().stream().map(LedgerEntry::toJson).toList()));
            case "GET users" ->
                () -> Answer.ok(key.isEmpty() ? everyone() : require(key).toControl());
            case "PATCH users" -> () -> patchUser(call, key);
            case "POST reset" -> () -> reset(call);
            case "POST faults" -> () -> arm(call);
            case "DELETE faults" -> () -> clearFaults(call);
            case "PUT permissions" -> () -> permissions(call);
            case "PUT latency" ->
                () -> {
                    settings.latencyMillis(natural(call.jsonObject(), "millis"));
                    return Answer.noContent();
                };
            case "PUT stale-reads" ->
                () -> {
                    settings.staleReads(Duration.ofMillis(natural(call.jsonObject(), "millis")));
                    return Answer.noContent();
                };
            case "PUT quotas" ->
                () -> {
                    quotas.set(Quotas.Limits.read(call.jsonObject()), call.start());
                    return Answer.noContent();
                };
            case "GET quotas" -> () -> Answer.ok(quotas.toJson());
            case "PUT owners" ->
                () -> {
                    settings.owners(Json.texts(call.jsonObject().path("users")));
                    return Answer.noContent();
                };
            case "PUT pages" -> () -> pages(call.jsonObject());
            case "POST crowd" -> () -> crowd(natural(call.jsonObject(), "count"));
            case "POST risky-users" -> () -> signalControl.risk(call);
            case "POST alerts" -> () -> signalControl.alert(call);
            case "POST sign-ins" -> () -> signalControl.signIn(call);
            case "POST directory-sync" -> () -> others.synchronise(call);
            case "POST active-directory" -> () -> others.activeDirectory(call);
            case "POST enable-account" -> () -> others.enable(call);
            case "POST new-password" -> () -> others.password(call);
            default ->
                () -> {
                    throw new Refusal(404, "NotFound", "There is no " + call.method() + " " + call.url() + " here.");
                };
        };
    }

    static ObjectNode info(String origin) {
        return Json.object()
                .put("graphUrl", origin + "/v1.0")
                .put("exchangeUrl", origin)
                .put("authority", origin + "/")
                .put("controlUrl", origin + PATH)
                .put("tenantId", Registration.TENANT_ID)
                .put("clientId", Registration.CLIENT_ID)
                .put("clientSecret", Registration.CLIENT_SECRET);
    }

    private JsonNode everyone() {
        return Json.nodes(
                directory.accounts().stream().map(ControlSurface::name).toList());
    }

    private static ObjectNode name(Account account) {
        return Json.object().put("id", account.id()).put("userPrincipalName", account.text("userPrincipalName"));
    }

    private Account require(String key) {
        return directory.find(key).orElseThrow(() -> Refusal.resourceNotFound(key));
    }

    private Answer patchUser(Call call, String key) {
        Account account = require(key);
        AccountEdit.apply(account, call.jsonObject(), call.start());
        return Answer.ok(account.toControl());
    }

    private Answer reset(Call call) {
        directory.reset();
        settings.reset();
        signals.reset();
        log.reset();
        faults.clear();
        quotas.set(null, call.start());
        ledger.clear();
        tokens.grant(Grants.EVERYTHING, Tokens.Outstanding.UPDATED);
        return Answer.noContent();
    }

    private Answer arm(Call call) {
        JsonNode body = call.json().orElseThrow(() -> Refusal.badRequest("A fault, or an array of them."));
        faults.arm((body.isArray() ? Json.items(body) : List.of(body))
                .stream().map(fault -> Fault.read(fault, directory)).toList());
        return Answer.noContent();
    }

    private Answer clearFaults(Call call) {
        call.option("user").ifPresentOrElse(user -> faults.clear(directory.idOf(user)), faults::clear);
        return Answer.noContent();
    }

    /** What is left out stays as it is. */
    private Answer permissions(Call call) {
        ObjectNode body = call.jsonObject();
        Grants before = tokens.grants();
        Grants after = new Grants(
                body.has("graph") ? Json.texts(body.get("graph")) : before.graph(),
                body.has("exchange") ? Json.texts(body.get("exchange")) : before.exchange(),
                body.has("entraRoles")
                        ? Json.texts(body.get("entraRoles")).stream()
                                .map(EntraRole::named)
                                .toList()
                        : before.entraRoles());
        String outstanding = body.path("outstandingTokens").asText("updated").toUpperCase(Locale.ROOT);
        tokens.grant(after, Tokens.Outstanding.valueOf(outstanding));
        return Answer.noContent();
    }

    private Answer pages(ObjectNode body) {
        settings.pages(
                body.path("users").asInt(settings.usersPage()),
                body.path("outlook").asInt(settings.outlookPage()));
        return Answer.noContent();
    }

    private Answer crowd(int count) {
        if (count > MOST_EXTRAS) {
            throw Refusal.badRequest("At most " + MOST_EXTRAS + " users.");
        }
        List<Account> crowd = Cast.crowd(count);
        directory.add(crowd);
        ObjectNode json = Json.object();
        json.set("users", Json.nodes(crowd.stream().map(ControlSurface::name).toList()));
        return Answer.ok(json);
    }

    private static int natural(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isInt() || value.asInt() < 0) {
            throw Refusal.badRequest("'" + name + "' is a whole number.");
        }
        return value.asInt();
    }

    static Answer error(Refusal refusal) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", refusal.code()).put("message", refusal.getMessage());
        return Answer.of(refusal.status(), body);
    }

    @Override
    public Answer refuse(Refusal refusal, Call call) {
        return error(refusal);
    }
}
