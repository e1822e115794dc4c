package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.PlannedStep;
import io.cordon.model.Release;
import io.cordon.model.Stage;
import io.cordon.model.Status;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.UnderWay;
import io.cordon.step.Catalog;
import io.cordon.store.Containments;
import io.cordon.store.IdempotencyKey;
import io.cordon.store.IdempotencyKeys;
import io.cordon.store.Releases;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Takes the wish to release a containment in: says what it would do, and stores it if nothing is in its way. */
@Singleton
public final class ReleaseIntake {
    private final Containments containments;
    private final Releases releases;
    private final IdempotencyKeys keys;
    private final Catalog catalog;
    private final LookAhead lookAhead;
    private final InstantSource clock;

    ReleaseIntake(
            Containments containments,
            Releases releases,
            IdempotencyKeys keys,
            Catalog catalog,
            LookAhead lookAhead,
            InstantSource clock) {
        this.containments = containments;
        this.releases = releases;
        this.keys = keys;
        this.catalog = catalog;
        this.lookAhead = lookAhead;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param legitimate positions of steps whose artifacts the caller vouches for
     * @param despite why the release is to be made although something is open, or {@code null}
     */
    public record Request(String caller, String reason, Set<Integer> legitimate, String despite) {
        public Request {
            legitimate = Set.copyOf(legitimate);
        }
    }

    /** What the key was used for before, if it was. Throws {@link io.cordon.store.KeyReused} if that was another request. */
    public Optional<UUID> before(IdempotencyKey key) {
        return keys.find(key);
    }

    /** What the release would do now. Reads only. */
    public ReleasePreview preview(Containment containment, Request request) {
        return lookAhead.preview(containment, request.legitimate(), earlier(containment, request));
    }

    /** Accepts the release; throws {@link Refusal} or {@link ReleaseRefused} and has done nothing. One that is under way is joined. */
    public void accept(Containment containment, Request request, Optional<IdempotencyKey> key) {
        if (containment.underWay() == UnderWay.RELEASE) {
            return;
        }
        List<Containment> earlier = earlier(containment, request);
        ReleasePreview preview = lookAhead.preview(containment, request.legitimate(), earlier);
        if (!preview.changedSince().isEmpty() || (!preview.open().isEmpty() && request.despite() == null)) {
            throw new ReleaseRefused(preview);
        }
        List<PlannedStep> steps = steps(containment, WayBack.of(containment, request.legitimate(), earlier, catalog));
        Release release = new Release(
                request.caller(),
                request.reason(),
                preview.open().isEmpty() ? null : request.despite(),
                List.copyOf(new TreeSet<>(request.legitimate())),
                steps.getFirst().position(),
                Release.State.UNDER_WAY,
                clock.instant(),
                null);
        switch (releases.begin(containment.id(), release, steps, key)) {
            case BEGUN -> {}
            case UNDER_WAY, NOT_HELD ->
                refuseUnlessHeld(containments.find(containment.id()).orElseThrow());
            case OTHER_OPEN ->
                throw new Refusal(
                        Refusal.Code.CONTAINMENT_OPEN,
                        Text.of(
                                "Another containment of this user is under way.",
                                "Un autre confinement de cet utilisateur est en cours."));
        }
    }

    /** Earlier containments that hold the user still. */
    private List<Containment> earlier(Containment containment, Request request) {
        refuseUnlessHeld(containment);
        vouched(containment, request.legitimate());
        boolean wrote = containment.steps().stream().anyMatch(step -> step.outcome() instanceof StepOutcome.Changed);
        if (!wrote) {
            throw nothing();
        }
        List<Containment> others = containments
                .holding(containment.tenant(), containment.user().id())
                .stream()
                .filter(other -> !other.id().equals(containment.id()))
                .toList();
        Optional<Containment> later = others.stream()
                .filter(other -> other.acceptedAt().isAfter(containment.acceptedAt()))
                .reduce((_, last) -> last);
        if (later.isPresent()) {
            throw new Refusal(
                    Refusal.Code.HELD_BY_LATER,
                    Text.of(
                            "The later containment %s holds the account as well: release that one first.",
                            "Le confinement plus récent %s tient aussi ce compte\u00a0: levez d’abord celui-là.",
                            later.get().id()));
        }
        return others;
    }

    private static void refuseUnlessHeld(Containment containment) {
        if (containment.status() == Status.RELEASED) {
            throw new Refusal(
                    Refusal.Code.ALREADY_RELEASED,
                    Text.of("The containment was released before.", "Le confinement a déjà été levé."));
        }
        if (containment.mode() != Mode.CONTAIN || containment.status() == Status.REFUSED) {
            throw nothing();
        }
        if (!containment.status().isTerminal() || containment.underWay() == UnderWay.RECONTAIN) {
            throw new Refusal(
                    Refusal.Code.NOT_ENDED,
                    Text.of(
                            "The containment is still at work: wait for its end, or call it off.",
                            "Le confinement est encore en cours\u00a0: attendez sa fin ou annulez-le."));
        }
    }

    private static Refusal nothing() {
        return new Refusal(
                Refusal.Code.NOTHING_TO_RELEASE,
                Text.of("The containment has changed nothing.", "Le confinement n’a rien modifié."));
    }

    private static void vouched(Containment containment, Set<Integer> legitimate) {
        for (int position : legitimate) {
            boolean nameable = containment.steps().stream()
                    .map(StepRecord::planned)
                    .filter(step -> step.position() == position && step.stage() != Stage.RELEASE)
                    .anyMatch(step -> step.target() instanceof Target.Artifact || step.stage() == Stage.INSPECT);
            if (!nameable) {
                throw new Refusal(
                        Refusal.Code.LEGITIMATE_UNKNOWN,
                        Text.of(
                                "Step %d is about nothing that could be legitimate.",
                                "L’étape %d ne porte sur rien qui puisse être légitime.", position));
            }
        }
    }

    /** The account comes last: it is given back when everything else is as it is to be. */
    private static List<PlannedStep> steps(Containment containment, List<WayBack> ways) {
        int next = 1
                + containment.steps().stream()
                        .mapToInt(step -> step.planned().position())
                        .max()
                        .orElse(0);
        List<PlannedStep> steps = new ArrayList<>();
        for (WayBack way : ways.stream()
                .sorted(Comparator.comparing((WayBack way) -> way.target() instanceof Target.Account))
                .toList()) {
            steps.add(new PlannedStep(next + steps.size(), Stage.RELEASE, way.step(), way.target(), way.decision()));
        }
        return List.copyOf(steps);
    }
}
