package io.cordon.engine;

import io.cordon.model.Campaign;
import io.cordon.model.Mode;
import io.cordon.model.Trigger;
import io.cordon.plan.Playbook;
import io.cordon.store.AuditTrail;
import io.cordon.store.CampaignGate;
import io.cordon.store.CampaignQueue;
import io.cordon.store.Campaigns;
import io.cordon.store.Consent;
import io.cordon.store.IdempotencyKey;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Takes campaigns in, and their users one by one: a user that cannot be found is refused, and the others go on. */
@Singleton
public final class CampaignIntake implements CampaignQueue.Work {
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration LONG_ENOUGH = Duration.ofHours(1);

    private final Intake intake;
    private final Admission admission;
    private final Runner runner;
    private final Campaigns campaigns;
    private final CampaignGate gate;
    private final AuditTrail trail;
    private final InstantSource clock;

    CampaignIntake(
            Intake intake,
            Admission admission,
            Runner runner,
            Campaigns campaigns,
            CampaignGate gate,
            AuditTrail trail,
            InstantSource clock) {
        this.intake = intake;
        this.admission = admission;
        this.runner = runner;
        this.campaigns = campaigns;
        this.gate = gate;
        this.trail = trail;
        this.clock = clock;
    }

    /** What is asked for; see {@link Intake.Request}. */
    public record Request(
            List<Identifiers> users,
            String tenant,
            Mode mode,
            String playbook,
            Trigger trigger,
            Instant compromisedSince) {}

    /** Accepts a campaign, or throws {@link Refusal} and has done nothing. Its users are looked up afterwards. */
    public UUID accept(Request request, Optional<IdempotencyKey> key) {
        trail.append(RequestEvents.requested(request));
        try {
            return store(request, key);
        } catch (Refusal refusal) {
            trail.append(RequestEvents.refused(request, refusal));
            throw refusal;
        }
    }

    private UUID store(Request request, Optional<IdempotencyKey> key) {
        if (request.mode() == Mode.CONTAIN) {
            admission.notStopped();
        }
        Tenant tenant = intake.tenant(request.tenant());
        Playbook playbook = intake.playbook(request.playbook(), request.mode());
        Campaign campaign = new Campaign(
                UUID.randomUUID(),
                tenant.name(),
                tenant.simulated(),
                request.mode(),
                playbook.name(),
                request.trigger(),
                request.compromisedSince(),
                clock.instant(),
                null,
                null,
                null,
                new Campaign.Progress(0, 0, 0, 0, 0));
        List<Campaigns.Named> users = request.users().stream()
                .map(user -> new Campaigns.Named(lower(user.id()), lower(user.name())))
                .distinct() // a list put together in a hurry names people twice
                .toList();
        return campaigns.accept(campaign, users, consent(request, tenant, playbook, users), key);
    }

    private Optional<Consent> consent(Request request, Tenant tenant, Playbook playbook, List<Campaigns.Named> users) {
        return request.mode() == Mode.CONTAIN
                ? Optional.of(admission.ofAll(
                        tenant,
                        playbook,
                        users.stream().map(Campaigns.Named::toString).toList()))
                : Optional.empty();
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Instant> user(UUID id, int position) {
        CampaignGate.Member member = gate.member(id, position);
        if (member.containment().isPresent()) {
            return runner.run(member.containment().get()); // begun before, here or on another replica
        }
        Campaign campaign = campaigns.asked(id);
        if (campaign.cancelledBy() != null) {
            gate.refuse(id, position, Refusal.calledOff(campaign.cancelledBy()), clock.instant());
            return Optional.empty();
        }
        Intake.Accepted accepted;
        try {
            accepted = intake.accept(request(campaign, member.named()), id);
        } catch (Refusal refusal) {
            return refused(campaign, position, refusal);
        }
        gate.contain(id, position, accepted.id(), clock.instant());
        boolean anothers = gate.member(id, position).settled(); // an open containment from elsewhere goes its own way
        return anothers ? Optional.empty() : runner.run(accepted.id());
    }

    @Override
    public Optional<Instant> rest(UUID containment) {
        return runner.run(containment);
    }

    @Override
    public Optional<Instant> swept(UUID containment) {
        return runner.run(containment);
    }

    private Optional<Instant> refused(Campaign campaign, int position, Refusal refusal) {
        Instant now = clock.instant();
        boolean passing = refusal.code() == Refusal.Code.MICROSOFT_UNAVAILABLE;
        if (passing && now.isBefore(campaign.acceptedAt().plus(LONG_ENOUGH))) {
            return Optional.of(now.plus(AGAIN));
        }
        gate.refuse(campaign.id(), position, refusal.told(), now);
        return Optional.empty();
    }

    private static Intake.Request request(Campaign campaign, Campaigns.Named named) {
        return new Intake.Request(
                new Identifiers(named.id(), named.name()),
                campaign.tenant(),
                campaign.mode(),
                campaign.playbook(),
                campaign.trigger(),
                campaign.compromisedSince());
    }
}
