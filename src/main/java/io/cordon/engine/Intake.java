package io.cordon.engine;

import io.cordon.microsoft.Priority;
import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.PlannedStep;
import io.cordon.model.Status;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;
import io.cordon.model.Trigger;
import io.cordon.model.User;
import io.cordon.plan.Planner;
import io.cordon.plan.Playbook;
import io.cordon.plan.Playbooks;
import io.cordon.store.Acceptance;
import io.cordon.store.AuditTrail;
import io.cordon.store.Consent;
import io.cordon.store.IdempotencyKey;
import io.cordon.store.IdempotencyKeys;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes a request in: finds the user, makes the plan, stores both. When it returns, the containment will reach an end, whatever crashes. */
@Singleton
public final class Intake {
    private final Tenants tenants;
    private final Playbooks playbooks;
    private final Planner planner;
    private final Resolution resolution;
    private final Clearance clearance;
    private final Admission admission;
    private final Acceptance acceptance;
    private final AuditTrail trail;
    private final IdempotencyKeys keys;
    private final InstantSource clock;

    Intake(
            Tenants tenants,
            Playbooks playbooks,
            Planner planner,
            Resolution resolution,
            Clearance clearance,
            Admission admission,
            Acceptance acceptance,
            AuditTrail trail,
            IdempotencyKeys keys,
            InstantSource clock) {
        this.tenants = tenants;
        this.playbooks = playbooks;
        this.planner = planner;
        this.resolution = resolution;
        this.clearance = clearance;
        this.admission = admission;
        this.acceptance = acceptance;
        this.trail = trail;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param tenant name or GUID, or {@code null} where there is only one
     * @param playbook name, or {@code null} for the mode's own
     * @param compromisedSince the caller's estimate, or {@code null}
     * @param insists on what needs the caller's own word
     */
    public record Request(
            Identifiers user,
            String tenant,
            Mode mode,
            String playbook,
            Trigger trigger,
            Instant compromisedSince,
            Insists insists) {

        /** Of a caller who insists on nothing. */
        public Request(
                Identifiers user,
                String tenant,
                Mode mode,
                String playbook,
                Trigger trigger,
                Instant compromisedSince) {
            this(user, tenant, mode, playbook, trigger, compromisedSince, Insists.ON_NOTHING);
        }
    }

    /**
     * What is not done unless the caller says so.
     *
     * @param overrideProtection a protected account, which two people then have to approve
     * @param ownAccount the account of the person who asks
     * @param proposal only proposed: somebody has to approve it whatever the policy says
     */
    public record Insists(boolean overrideProtection, boolean ownAccount, boolean proposal) {
        public static final Insists ON_NOTHING = new Insists(false, false, false);
    }

    /**
     * What became of a request.
     *
     * @param joined whether the user already had an open containment, which the request joined
     */
    public record Accepted(UUID id, boolean joined) {}

    /** What the key was used for before, if it was. Throws {@link io.cordon.store.KeyReused} if that was another request. */
    public Optional<UUID> before(IdempotencyKey key) {
        Optional<UUID> before = keys.find(key);
        before.ifPresent(id -> trail.append(RequestEvents.repeated(key, id)));
        return before;
    }

    /** Whether the request would be accepted: throws {@link Refusal} if not. Stores nothing. */
    public void consider(Request request) {
        Tenant tenant = tenant(request.tenant());
        Playbook playbook = playbook(request.playbook(), request.mode());
        Planned planned = planned(tenant, request, playbook, false);
        planned.cleared().ifPresent(found -> admission.consent(tenant, request, found, playbook, planned.plan()));
    }

    /**
     * Accepts the request, or throws {@link Refusal} and has done nothing.
     *
     * @param key what makes a repetition of it the same request, if the caller gave one
     */
    public Accepted accept(Request request, Optional<IdempotencyKey> key) {
        trail.append(RequestEvents.requested(request)); // before anything is sent to Microsoft for it
        try {
            if (request.mode() == Mode.CONTAIN) {
                admission.notStopped();
            }
            return accept(request, null, key);
        } catch (Refusal refusal) {
            trail.append(RequestEvents.refused(request, refusal));
            throw refusal;
        }
    }

    /** As above, for a user of a campaign, who is not queued here; nobody can be asked about one user of it. */
    Accepted accept(Request request, UUID campaign) {
        return accept(request, campaign, Optional.empty());
    }

    private Accepted accept(Request request, UUID campaign, Optional<IdempotencyKey> key) {
        Instant acceptedAt = clock.instant();
        Tenant tenant = tenant(request.tenant());
        Playbook playbook = playbook(request.playbook(), request.mode());
        Planned planned = planned(tenant, request, playbook, campaign != null);
        Optional<Consent> consent = planned.cleared()
                .map(found -> campaign == null
                        ? admission.consent(tenant, request, found, playbook, planned.plan())
                        : admission.ofCampaign(tenant, request, found, playbook, planned.plan()));
        UUID id = UUID.randomUUID();
        UUID open = acceptance.accept(
                new Containment(
                        id,
                        campaign,
                        tenant.name(),
                        tenant.simulated(),
                        planned.user(),
                        request.mode(),
                        playbook.name(),
                        request.trigger(),
                        request.compromisedSince(),
                        null,
                        Status.ACCEPTED,
                        null,
                        acceptedAt,
                        null,
                        null,
                        planned.plan().stream()
                                .map(step -> new StepRecord(step, null, null, 0, null, List.of()))
                                .toList()),
                consent,
                key);
        return new Accepted(open, !open.equals(id));
    }

    /** @param cleared empty for what only looks, which harms nobody */
    private record Planned(Optional<Clearance.Cleared> cleared, User user, List<PlannedStep> plan) {}

    private Planned planned(Tenant tenant, Request request, Playbook playbook, boolean campaign) {
        Priority priority = Urgency.of(request.trigger(), campaign);
        Optional<Clearance.Cleared> cleared = request.mode() == Mode.CONTAIN
                ? Optional.of(clearance.resolve(tenant, request.user(), priority))
                : Optional.empty();
        User user = cleared.map(Clearance.Cleared::user)
                .orElseGet(() -> resolution.resolve(tenant, request.user(), priority));
        return new Planned(cleared, user, planner.plan(playbook, request.mode(), user));
    }

    /** The tenant that a request names, or the only one. */
    public Tenant tenant(String named) {
        return tenants.find(named)
                .orElseThrow(() -> new Refusal(
                        Refusal.Code.TENANT_UNKNOWN,
                        named == null
                                ? Text.of(
                                        "Name the tenant: there is more than one.",
                                        "Précisez le locataire\u00a0: il y en a plusieurs.")
                                : Text.of(
                                        "No tenant %s is configured.", "Aucun locataire %s n’est configuré.", named)));
    }

    /** The playbook of that name, or the mode's own. */
    Playbook playbook(String named, Mode mode) {
        String name = named != null ? named : mode == Mode.INSPECT ? "inspect" : "compromised";
        Playbook playbook = playbooks
                .find(name)
                .orElseThrow(() -> new Refusal(
                        Refusal.Code.PLAYBOOK_UNKNOWN,
                        Text.of("There is no playbook %s.", "Il n’y a pas de scénario %s.", name)));
        if (mode == Mode.CONTAIN
                && playbook.cut().isEmpty()
                && playbook.remedies().isEmpty()) {
            throw new Refusal(
                    Refusal.Code.PLAYBOOK_WITHOUT_ACTIONS,
                    Text.of(
                            "The playbook %s changes nothing; use the mode inspect.",
                            "Le scénario %s ne modifie rien\u00a0; utilisez le mode inspect.", name));
        }
        return playbook;
    }
}
