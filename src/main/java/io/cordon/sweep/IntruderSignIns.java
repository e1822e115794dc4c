package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.SignInCollectionResponse;
import io.cordon.model.Flag;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import io.cordon.store.EarlierContainments;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Successful sign-ins from an address that an intruder used. Such an address is one from which a contained user signed in during the compromise and
 * nobody in the tenant in the week before it: an address that the house itself uses never becomes one. The log takes five requests in ten seconds,
 * so few addresses are learned in one sweep. Source: microsoft-contract j; that the log can be asked by address is remembered there.
 */
@Singleton
final class IntruderSignIns implements FlagSource {
    private static final Duration BEFORE_CONTAINMENT = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    /** The log is some minutes late. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final int CONTAINMENTS_A_SWEEP = 3;
    private static final int ADDRESSES_A_CONTAINMENT = 5;
    private static final int PAGE = 500;
    /** More users than one intruder has at once: a network that many share after all. */
    private static final int SHARED = 20;

    private static final SourceInfo INFO = new SourceInfo(
            "sign-ins",
            Text.of(
                    "Users who signed in from an address that an intruder of a containment had used",
                    "Utilisateurs connectés depuis une adresse qu’un intrus d’un confinement avait utilisée"),
            List.of(Permission.graph(
                    "AuditLog.Read.All", "to read the sign-in log", "pour lire le journal des connexions")),
            URI.create("https://learn.microsoft.com/graph/api/signin-list"));

    private final EarlierContainments earlier;

    IntruderSignIns(EarlierContainments earlier) {
        this.earlier = earlier;
    }

    @Override
    public SourceInfo info() {
        return INFO;
    }

    @Override
    public boolean lasting() {
        return false;
    }

    @Override
    public Read read(Question question, Found found) {
        IntruderAddresses known =
                question.position().map(IntruderAddresses::read).orElseGet(IntruderAddresses::none);
        IntruderAddresses all = known.without(question.now().minus(WEEK.multipliedBy(2)));
        List<EarlierContainments.Contained> contained =
                earlier.contained(question.tenant().name(), question.now().minus(WEEK)).stream()
                        .filter(one -> one.containedAt().isBefore(question.now().minus(LATE)))
                        .filter(one -> !known.learned().contains(one.containment()))
                        .limit(CONTAINMENTS_A_SWEEP)
                        .toList();
        for (EarlierContainments.Contained one : contained) {
            all = all.with(one.containment(), intruders(question, one), since(one));
        }
        int lookedAt = 0;
        List<IntruderAddresses.Known> next = new ArrayList<>();
        for (IntruderAddresses.Known address : all.addresses()) {
            lookedAt += flag(question, address, found);
            next.add(address.readUntil(question.now()));
        }
        return new Read(lookedAt, new IntruderAddresses(next, all.learned()).write());
    }

    /** Addresses of the user during the compromise from which nobody had come before it. */
    private static Set<String> intruders(Question question, EarlierContainments.Contained contained) {
        Instant since = since(contained);
        Set<String> addresses = new TreeSet<>();
        signIns(
                question,
                "userId eq '%s' and createdDateTime ge %s and createdDateTime le %s"
                        .formatted(contained.userId(), since, contained.containedAt()),
                signIn -> {
                    if (succeeded(signIn) && addresses.size() < ADDRESSES_A_CONTAINMENT) {
                        addresses.add(signIn.path("ipAddress").asText());
                    }
                });
        addresses.removeIf(address -> address.isBlank() || isKnownFromBefore(question, address, since));
        return addresses;
    }

    private static boolean isKnownFromBefore(Question question, String address, Instant since) {
        List<JsonNode> before = new ArrayList<>();
        signIns(
                question,
                "ipAddress eq '%s' and createdDateTime ge %s and createdDateTime lt %s"
                        .formatted(address.replace("'", "''"), since.minus(WEEK), since),
                before::add);
        return before.stream().anyMatch(IntruderSignIns::succeeded);
    }

    private static int flag(Question question, IntruderAddresses.Known address, Found found) {
        List<JsonNode> signedIn = new ArrayList<>();
        int lookedAt = signIns(
                question,
                "ipAddress eq '%s' and createdDateTime ge %s"
                        .formatted(
                                address.address().replace("'", "''"),
                                address.from().minus(LATE)),
                signIn -> {
                    if (succeeded(signIn) && signIn.path("userId").isTextual()) {
                        signedIn.add(signIn);
                    }
                });
        Set<String> users =
                signedIn.stream().map(signIn -> signIn.path("userId").asText()).collect(Collectors.toSet());
        for (JsonNode signIn : signedIn) {
            found.flag(new Flag(
                    INFO.name(),
                    signIn.path("id").asText(),
                    signIn.path("userId").asText(),
                    signIn.path("userPrincipalName").asText(null),
                    Times.of(signIn.path("createdDateTime")).orElse(null),
                    Text.of(
                            "Signed in at %s from %s, which the intruder of containment %s had used.",
                            "Connexion réussie le %s depuis %s, adresse utilisée par l’intrus du confinement %s.",
                            signIn.path("createdDateTime").asText("?"),
                            address.address(),
                            address.containment()),
                    users.size() <= SHARED));
        }
        return lookedAt;
    }

    private static int signIns(Question question, String filter, Consumer<JsonNode> signIn) {
        return question.m365()
                .graph()
                .<SignInCollectionResponse>eachVerbatim(
                        (graph, settings, next) -> {
                            var list = graph.auditLogs().signIns();
                            return next != null
                                    ? list.withUrl(next).get(settings::on)
                                    : list.get(request -> {
                                        settings.on(request);
                                        request.queryParameters.filter = filter;
                                        request.queryParameters.top = PAGE;
                                    });
                        },
                        signIn)
                .size();
    }

    private static boolean succeeded(JsonNode signIn) {
        return signIn.at("/status/errorCode").asInt(-1) == 0;
    }

    private static Instant since(EarlierContainments.Contained contained) {
        return contained.compromisedSince() != null
                ? contained.compromisedSince()
                : contained.acceptedAt().minus(BEFORE_CONTAINMENT);
    }
}
