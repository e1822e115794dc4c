package io.cordon.watch;

import io.cordon.microsoft.AuditLogs;
import io.cordon.model.Cause;
import io.cordon.model.Containment;
import io.cordon.model.Failure;
import io.cordon.model.Held;
import io.cordon.model.Look;
import io.cordon.model.Observation;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.User;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import io.cordon.store.Watches.Noticed;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one look says that the looks before did not: what was undone and by whom, who signed in, who set a password. */
final class Assessment {
    private static final StepName BLOCK_SIGN_IN = new StepName("account.disable");
    private static final StepName REPLACE_PASSWORD = new StepName("password.reset");
    /** Microsoft keeps the date in whole seconds. */
    private static final Duration PRECISION = Duration.ofSeconds(2);

    private final Containment containment;
    private final Watch watch;
    private final Sight sight;
    private final Logs logs;
    private final Culprit culprit;
    private final Instant now;

    Assessment(Containment containment, Watch watch, Sight sight, Logs logs, Culprit culprit, Instant now) {
        this.containment = containment;
        this.watch = watch;
        this.sight = sight;
        this.logs = logs;
        this.culprit = culprit;
        this.now = now;
    }

    /** The look, as it is stored. */
    Look look() {
        Failure unread = blocked() ? logs.signIns().failure() : null;
        return new Look(now, sight.things(), unread, unread == null ? now : signInsFrom(watch));
    }

    /** From when on sign-ins are to be looked through: a span that could not be read is read again. */
    static Instant signInsFrom(Watch watch) {
        return watch.last() == null ? watch.begunAt() : watch.last().signInsFrom();
    }

    /** What was undone, known before or not. */
    List<Look.Thing> undone() {
        return sight.things().stream()
                .filter(thing -> thing.state() == Look.State.UNDONE)
                .toList();
    }

    /** Everything worth telling; what is known already has the key that it had. */
    List<Noticed> noticed() {
        List<Noticed> noticed = new ArrayList<>();
        for (Look.Thing thing : undone()) {
            noticed.add(undone(thing));
        }
        noticed.addAll(signIns());
        password().ifPresent(noticed::add);
        return noticed;
    }

    /**
     * When directory synchronisation was seen to have run after the account was last disabled and to have left it so: then Active Directory has it
     * disabled as well. What was seen once counts until the account is enabled again.
     */
    Instant synchronisedAt() {
        if (!containment.user().synced() || sight.state() == null) {
            return watch.synchronisedAt();
        }
        if (!Boolean.FALSE.equals(sight.state().user().accountEnabled())) {
            return null;
        }
        Instant synced = sight.state().lastSynchronisedAt();
        Instant disabled = last(BLOCK_SIGN_IN).map(StepRecord::endedAt).orElse(containment.endedAt());
        return synced != null && synced.isAfter(disabled) ? synced : watch.synchronisedAt();
    }

    /** Undone again after it was done again is another event; undone still is the same one. */
    private Noticed undone(Look.Thing thing) {
        Held held = Held.by(thing.step(), thing.target());
        Optional<WatchEvent.Undone> known = watch.events().stream()
                .filter(WatchEvent.Undone.class::isInstance)
                .map(WatchEvent.Undone.class::cast)
                .filter(event ->
                        Held.by(event.step(), event.target()).equals(held) && event.position() == thing.position())
                .reduce((_, later) -> later)
                .filter(_ -> wasUndone(held));
        Instant at = known.map(WatchEvent.Undone::at).orElse(now);
        Cause cause = known.map(WatchEvent.Undone::cause)
                .filter(one -> one.kind() != Cause.Kind.NOT_KNOWN)
                .orElseGet(() -> cause(thing));
        Observation seen = sight.seen().get(held);
        return new Noticed(
                "undone/" + held + "/" + at,
                new WatchEvent.Undone(at, thing.position(), thing.step(), thing.target(), seen, cause));
    }

    private boolean wasUndone(Held held) {
        return watch.last() != null
                && watch.last().things().stream()
                        .anyMatch(thing -> Held.by(thing.step(), thing.target()).equals(held)
                                && thing.state() == Look.State.UNDONE);
    }

    private Cause cause(Look.Thing thing) {
        Instant since = done(thing.position());
        return switch (thing.target()) {
            case Target.Artifact _ -> Culprit.ofMailboxChange(containment.user(), since, logs);
            case Target.Account _ ->
                thing.step().equals(BLOCK_SIGN_IN)
                        ? culprit.ofEnabling(containment.user(), since, logs)
                        : Cause.notKnown(null);
        };
    }

    private Instant done(int position) {
        return containment.steps().stream()
                .filter(row -> row.planned().position() == position)
                .map(StepRecord::intentAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(containment.acceptedAt());
    }

    /** Whether Cordon had blocked sign-in: only then is a sign-in a sign. */
    private boolean blocked() {
        return sight.things().stream().anyMatch(thing -> thing.step().equals(BLOCK_SIGN_IN));
    }

    private List<Noticed> signIns() {
        if (!blocked()) {
            return List.of();
        }
        Instant since = last(BLOCK_SIGN_IN).map(StepRecord::endedAt).orElse(containment.endedAt());
        User user = containment.user();
        List<Noticed> noticed = new ArrayList<>();
        for (AuditLogs.SignIn signIn : logs.signIns().entries()) {
            if (signIn.userId().equalsIgnoreCase(user.id()) && signIn.at().isAfter(since)) {
                noticed.add(new Noticed(
                        "sign-in/" + signIn.id(),
                        new WatchEvent.SignedIn(
                                now, signIn.id(), signIn.at(), signIn.address(), signIn.application())));
            }
        }
        return noticed;
    }

    private Optional<Noticed> password() {
        Optional<Instant> set = last(REPLACE_PASSWORD).flatMap(Assessment::passwordDate);
        Instant now = sight.state() == null ? null : sight.state().user().passwordChangedAt();
        if (set.isEmpty() || now == null || !now.isAfter(set.get().plus(PRECISION))) {
            return Optional.empty();
        }
        Cause cause = watch.events().stream()
                .filter(event -> event instanceof WatchEvent.PasswordChanged known
                        && known.when().equals(now))
                .map(event -> ((WatchEvent.PasswordChanged) event).cause())
                .filter(known -> known.kind() != Cause.Kind.NOT_KNOWN)
                .findFirst()
                .orElseGet(() -> culprit.ofPassword(containment.user(), set.get(), logs));
        return Optional.of(new Noticed("password/" + now, new WatchEvent.PasswordChanged(this.now, now, cause)));
    }

    private Optional<StepRecord> last(StepName step) {
        return Sight.watched(containment).stream()
                .filter(row -> row.planned().step().equals(step))
                .findFirst();
    }

    private static Optional<Instant> passwordDate(StepRecord row) {
        Map<String, Object> facts = switch (row.outcome()) {
            case StepOutcome.Changed changed when changed.after() instanceof Observation.AsWanted seen -> seen.facts();
            case StepOutcome.Unchanged unchanged
            when unchanged.state() instanceof Observation.AsWanted seen -> seen.facts();
            default -> Map.of();
        };
        return facts.get("lastPasswordChangeDateTime") instanceof String date
                ? Optional.of(OffsetDateTime.parse(date).toInstant())
                : Optional.empty();
    }
}
