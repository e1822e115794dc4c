package io.cordon.api;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.cordon.access.RequestGate;
import io.cordon.engine.Refusal;
import io.cordon.store.AuditUnavailable;
import io.cordon.store.KeyReused;
import io.cordon.store.ReleaseUnderWay;
import io.cordon.store.StoreUnavailable;
import io.cordon.store.Undecided;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way a request can fail, as a problem with a stable code. Nothing internal is told. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final RequestGate gate;

    Problems(RequestGate gate) {
        this.gate = gate;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        String why = refusal.text().en();
        Problem problem = switch (refusal.code()) {
            case TENANT_UNKNOWN -> Problem.of(422, "tenant-unknown", "Tenant not known", why);
            case PLAYBOOK_UNKNOWN -> Problem.of(422, "playbook-unknown", "Playbook not known", why);
            case PLAYBOOK_WITHOUT_ACTIONS ->
                Problem.of(422, "playbook-without-actions", "Playbook cannot contain", why);
            case USER_NOT_FOUND -> Problem.of(404, "user-not-found", "User not found", why);
            case USER_AMBIGUOUS -> Problem.of(422, "user-ambiguous", "User not unique", why);
            case IDENTIFIERS_CONTRADICT ->
                Problem.of(409, "identifiers-contradict", "Identifiers of different users", why);
            case ACCOUNT_PROTECTED -> Problem.of(403, "account-protected", "Protected account", why);
            case OWN_ACCOUNT -> Problem.of(403, "own-account", "The caller's own account", why);
            case APPROVAL_REQUIRED -> Problem.of(409, "approval-required", "Approval required", why);
            case STOPPED -> Problem.of(503, "stopped", "Cordon is stopped", why);
            case NOT_ENDED -> Problem.of(409, "not-ended", "Still at work", why);
            case NOTHING_TO_RELEASE -> Problem.of(409, "nothing-to-release", "Nothing to release", why);
            case ALREADY_RELEASED -> Problem.of(409, "already-released", "Already released", why);
            case HELD_BY_LATER -> Problem.of(409, "held-by-later", "A later containment holds the account", why);
            case CONTAINMENT_OPEN -> Problem.of(409, "containment-open", "Another containment is open", why);
            case LEGITIMATE_UNKNOWN -> Problem.of(422, "legitimate-unknown", "Step cannot be legitimate", why);
            case MICROSOFT_DENIED -> Problem.of(502, "microsoft-denied", "Microsoft 365 refuses Cordon", why);
            case MICROSOFT_UNAVAILABLE -> Problem.of(503, "microsoft-unavailable", "Microsoft 365 not available", why);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response notAuthorised(ForbiddenException forbidden) {
        return Problem.of(403, "not-authorised", "Not authorised", gate.refuseForRole())
                .response();
    }

    @ServerExceptionMapper
    Response auditDown(AuditUnavailable down) {
        LOG.errorf(down, "Audit trail not writable");
        return Problem.of(
                        503,
                        "audit-unavailable",
                        "Audit trail not writable",
                        "What cannot be recorded is not done. Nothing was sent to Microsoft 365 for this request.")
                .response();
    }

    @ServerExceptionMapper
    Response storeDown(StoreUnavailable down) {
        LOG.errorf(down, "Database not available");
        return Problem.of(
                        503,
                        "store-unavailable",
                        "Database not available",
                        "Whether the request was stored is not known. Send it again: what was stored already is joined, not repeated.")
                .response();
    }

    @ServerExceptionMapper
    Response underWay(ReleaseUnderWay underWay) {
        return Problem.of(
                        409,
                        "release-under-way",
                        "Release under way",
                        "The account is being released; ask for the containment again in a few seconds.")
                .response();
    }

    @ServerExceptionMapper
    Response reused(KeyReused reused) {
        return Problem.of(
                        422,
                        "key-reused",
                        "Idempotency key reused",
                        "This Idempotency-Key was used for another request.")
                .response();
    }

    @ServerExceptionMapper
    Response undecided(Undecided undecided) {
        Problem problem = switch (undecided.why()) {
            case NOT_WAITING ->
                Problem.of(409, "approval-not-waiting", "Nothing to decide", "Nothing waits for a decision there.");
            case EXPIRED ->
                Problem.of(409, "approval-expired", "Too late", "The time for a decision has passed; ask anew.");
            case PLAN_CHANGED ->
                Problem.of(409, "plan-changed", "Another plan", "What waits is not the plan that the decision names.");
            case OWN_REQUEST ->
                Problem.of(403, "self-approval", "Own request", "Whoever asked for it cannot decide about it.");
            case OWN_ACCOUNT ->
                Problem.of(403, "self-approval", "Own account", "Nobody decides about their own account.");
            case ALREADY_DECIDED ->
                Problem.of(409, "already-decided", "Already decided", "Another person must decide now.");
            case ANOTHER_OPEN ->
                Problem.of(
                        409,
                        "another-open",
                        "Another containment is open",
                        "The user has another containment that has not ended; decide again when it has.");
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response invalid(InvalidField invalid) {
        return Problem.invalid(invalid.field(), invalid.getMessage()).response();
    }

    /** Quarkus has a mapper of its own for this one, which tells nothing; the more exact type wins over it. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatched) {
        return UnreadableBody.problem(mismatched).response();
    }

    @ServerExceptionMapper
    Response failed(WebApplicationException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException || cause instanceof JsonMappingException) {
                return UnreadableBody.problem(cause).response();
            }
        }
        int status = failed.getResponse().getStatus();
        return switch (status) {
            case 404 ->
                Problem.of(404, "not-found", "Not found", "There is nothing here.")
                        .response();
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed", "This address has no such method.")
                        .response();
            case 406 ->
                Problem.of(406, "not-acceptable", "Not acceptable", "Available: application/json, text/html.")
                        .response();
            case 415 ->
                Problem.of(415, "unsupported-media-type", "Unsupported media type", "Send application/json.")
                        .response();
            default ->
                status >= 400 && status < 500
                        ? Problem.of(status, "bad-request", "Bad request", "The request cannot be understood.")
                                .response()
                        : failed.getResponse();
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException bug) {
        LOG.errorf(bug, "Request failed");
        return Problem.of(500, "internal-error", "Internal error", "Cordon failed; its log has the details.")
                .response();
    }
}
