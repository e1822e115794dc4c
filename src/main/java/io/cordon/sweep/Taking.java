package io.cordon.sweep;

import io.cordon.engine.Identifiers;
import io.cordon.engine.Intake;
import io.cordon.engine.Refusal;
import io.cordon.engine.Resolution;
import io.cordon.microsoft.Priority;
import io.cordon.model.Containment;
import io.cordon.model.Flag;
import io.cordon.model.Mode;
import io.cordon.model.Status;
import io.cordon.model.Sweep;
import io.cordon.model.SweepPolicy;
import io.cordon.model.Text;
import io.cordon.model.Trigger;
import io.cordon.model.User;
import io.cordon.store.Containments;
import io.cordon.store.EarlierContainments;
import io.cordon.store.IdempotencyKey;
import io.cordon.store.Sweeps;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The second half of a sweep: decides on one flagged user, and hands who is to be inspected or contained in like any request. */
@Singleton
final class Taking {
    private static final Logger LOG = Logger.getLogger(Taking.class);
    /** Whose name the idempotency keys of sweeps stand under; no caller can be called so. */
    private static final String SWEEP = "(sweep)";

    private static final int MOST_REASONS = 5;

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(15);

    private final Sweeps sweeps;
    private final EarlierContainments earlier;
    private final Policies policies;
    private final Intake intake;
    private final Resolution resolution;
    private final Containments containments;
    private final InstantSource clock;

    Taking(
            Sweeps sweeps,
            EarlierContainments earlier,
            Policies policies,
            Intake intake,
            Resolution resolution,
            Containments containments,
            InstantSource clock) {
        this.sweeps = sweeps;
        this.earlier = earlier;
        this.policies = policies;
        this.intake = intake;
        this.resolution = resolution;
        this.containments = containments;
        this.clock = clock;
    }

    /** Does what can be done now, and says when to come back. May be begun anew at any point. */
    Optional<Instant> run(UUID id, int position) {
        Sweep.Line line = sweeps.line(id, position);
        if (line.decision() != null) {
            return Optional.empty();
        }
        Sweep sweep = sweeps.begun(id);
        IdempotencyKey key =
                new IdempotencyKey(SWEEP, id + "/" + position, line.policy().name());
        try {
            Tenant tenant = intake.tenant(sweep.tenant());
            Sweep.Line known = identified(tenant, line);
            Optional<UUID> before = intake.before(key); // begun before a crash
            Optional<EarlierContainments.Taken> taken = before.isPresent()
                    ? Optional.empty()
                    : earlier.taken(
                            tenant.name(),
                            known.userId(),
                            mode(line.policy()),
                            clock.instant().minus(policies.settings(tenant).window()));
            if (taken.isPresent()) {
                decide(id, takenBefore(known, taken.get()), true);
                return Optional.empty();
            }
            Intake.Request request = request(sweep, known, tenant);
            if (sweep.preview()) {
                intake.consider(request);
                decide(id, known.decided(would(line.policy()), null, null), false);
                return Optional.empty();
            }
            Intake.Accepted accepted = before.map(containment -> new Intake.Accepted(containment, false))
                    .orElseGet(() -> intake.accept(request, Optional.of(key)));
            decide(
                    id,
                    accepted.joined()
                            ? underWay(known, accepted.id())
                            : known.decided(begun(accepted.id()), null, accepted.id()),
                    true);
            return Optional.empty();
        } catch (Refusal refusal) {
            return refused(sweep, line, refusal);
        }
    }

    /** With the user's object id, which a source that only has a name does not give. */
    private Sweep.Line identified(Tenant tenant, Sweep.Line line) {
        if (line.userId() != null) {
            return line;
        }
        User user = resolution.resolve(tenant, new Identifiers(null, line.userName()), Priority.LOW);
        return line.identified(user.id().toLowerCase(Locale.ROOT));
    }

    private Intake.Request request(Sweep sweep, Sweep.Line line, Tenant tenant) {
        Mode mode = mode(line.policy());
        return new Intake.Request(
                new Identifiers(line.userId(), null),
                tenant.name(),
                mode,
                mode == Mode.CONTAIN ? policies.settings(tenant).playbook().orElse(null) : null,
                new Trigger.Sweep(sweep.id(), line.source(), reason(line)),
                null,
                new Intake.Insists(false, false, line.policy() == SweepPolicy.PROPOSE));
    }

    /** What the sources say, as far as it fits into a report. */
    private static Text reason(Sweep.Line line) {
        List<Text> evidence =
                line.flags().stream().map(Flag::evidence).limit(MOST_REASONS).toList();
        return new Text(
                evidence.stream().map(Text::en).collect(Collectors.joining(" ")),
                evidence.stream().map(Text::fr).collect(Collectors.joining(" ")));
    }

    /** What passes is waited for; flags of what does not are open until the next sweep, unless trying again would not help. */
    private Optional<Instant> refused(Sweep sweep, Sweep.Line line, Refusal refusal) {
        Instant now = clock.instant();
        boolean passing = refusal.code() == Refusal.Code.MICROSOFT_UNAVAILABLE;
        if (passing && now.isBefore(sweep.begunAt().plus(LONG_ENOUGH))) {
            return Optional.of(now.plus(AGAIN));
        }
        boolean dealtWith = switch (refusal.code()) {
            case USER_NOT_FOUND,
                    USER_AMBIGUOUS,
                    IDENTIFIERS_CONTRADICT,
                    ACCOUNT_PROTECTED,
                    OWN_ACCOUNT,
                    APPROVAL_REQUIRED,
                    NOT_ENDED,
                    NOTHING_TO_RELEASE,
                    ALREADY_RELEASED,
                    HELD_BY_LATER,
                    LEGITIMATE_UNKNOWN -> true;
            case STOPPED,
                    CONTAINMENT_OPEN,
                    TENANT_UNKNOWN,
                    PLAYBOOK_UNKNOWN,
                    PLAYBOOK_WITHOUT_ACTIONS,
                    MICROSOFT_DENIED,
                    MICROSOFT_UNAVAILABLE -> false;
        };
        decide(
                sweep.id(),
                line.decided(
                        Sweep.Decision.SKIPPED,
                        new Sweep.Skipped(
                                refusal.code().name().toLowerCase(Locale.ROOT).replace('_', '-'), refusal.text()),
                        null),
                dealtWith);
        return Optional.empty();
    }

    private void decide(UUID id, Sweep.Line line, boolean dealtWith) {
        sweeps.decide(id, line, dealtWith, clock.instant());
        LOG.infof(
                "Flagged user decided on: sweep=%s position=%d source=%s decision=%s containment=%s",
                id, line.position(), line.source(), line.decision(), line.containment());
    }

    private static Sweep.Line takenBefore(Sweep.Line line, EarlierContainments.Taken taken) {
        return line.decided(
                Sweep.Decision.SKIPPED,
                new Sweep.Skipped(
                        "taken-before",
                        Text.of(
                                "Taken at %s, which is within the window.",
                                "Traité le %s, dans la fenêtre définie.", taken.at())),
                taken.containment());
    }

    private static Sweep.Line underWay(Sweep.Line line, UUID containment) {
        return line.decided(
                Sweep.Decision.SKIPPED,
                new Sweep.Skipped(
                        "under-way",
                        Text.of(
                                "A containment of this user is under way.",
                                "Un confinement de cet utilisateur est en cours.")),
                containment);
    }

    private static Mode mode(SweepPolicy policy) {
        return switch (policy) {
            case OBSERVE -> throw new IllegalStateException("who is only observed is not taken");
            case INSPECT -> Mode.INSPECT;
            case PROPOSE, CONTAIN -> Mode.CONTAIN;
        };
    }

    /** What may only be proposed, or is beyond the budget, waits for an approval. */
    private Sweep.Decision begun(UUID id) {
        Containment containment = containments.find(id).orElseThrow();
        return switch (containment.mode()) {
            case INSPECT, PREVIEW -> Sweep.Decision.INSPECTED;
            case CONTAIN ->
                containment.status() == Status.WAITING_APPROVAL ? Sweep.Decision.PROPOSED : Sweep.Decision.CONTAINED;
        };
    }

    private static Sweep.Decision would(SweepPolicy policy) {
        return switch (policy) {
            case OBSERVE -> Sweep.Decision.OBSERVED;
            case INSPECT -> Sweep.Decision.WOULD_INSPECT;
            case PROPOSE -> Sweep.Decision.WOULD_PROPOSE;
            case CONTAIN -> Sweep.Decision.WOULD_CONTAIN;
        };
    }
}
