package io.cordon.audit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How it went, as OCSF's remediation activity has it.
 *
 * @param id {@code status_id}
 * @param severity {@code severity_id}: 1 informational, 3 medium, 4 high
 */
record OcsfStatus(int id, String caption, int severity) {
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;
    private static final int DOES_NOT_EXIST = 3;
    private static final int PARTIAL = 4;
    private static final int UNSUPPORTED = 5;
    private static final int ERROR = 6;
    private static final int OTHER = 99;

    private static final int INFORMATIONAL = 1;
    private static final int MEDIUM = 3;
    private static final int HIGH = 4;

    static OcsfStatus of(Event.Kind kind, JsonNode details) {
        return switch (kind) {
            case ENDED -> ofOutcome(details);
            case CONCLUDED -> ofContainment(details.path("status").asText());
            case REFUSED -> new OcsfStatus(FAILURE, "Failure", MEDIUM);
            case INTENDED -> new OcsfStatus(OTHER, "Intended", HIGH);
            case STOPPED, RELEASED, CANCELLED -> new OcsfStatus(SUCCESS, "Success", HIGH);
            case REQUESTED, DECIDED, APPROVAL, CONFIGURED, READ, FLAGGED, SWEPT, WATCHED, PURGED ->
                new OcsfStatus(SUCCESS, "Success", INFORMATIONAL);
        };
    }

    /** What is not proven is partial, never success. */
    private static OcsfStatus ofOutcome(JsonNode details) {
        return switch (details.path("outcome").asText()) {
            case "changed" ->
                details.path("verified").asText().equals("true")
                        ? new OcsfStatus(SUCCESS, "Success", HIGH)
                        : new OcsfStatus(PARTIAL, "Partial", HIGH);
            case "unchanged" -> new OcsfStatus(SUCCESS, "Success", INFORMATIONAL);
            case "inspected" ->
                new OcsfStatus(
                        SUCCESS,
                        "Success",
                        details.has("malicious") ? HIGH : details.has("suspicious") ? MEDIUM : INFORMATIONAL);
            case "failed", "not_checked" -> failed(details.path("cause").asText());
            case String other -> new OcsfStatus(OTHER, caption(other), INFORMATIONAL);
        };
    }

    private static OcsfStatus failed(String cause) {
        return switch (cause) {
            case "missing" -> new OcsfStatus(DOES_NOT_EXIST, "Does Not Exist", HIGH);
            case "no_mailbox", "on_premises" -> new OcsfStatus(UNSUPPORTED, "Unsupported", HIGH);
            case "bug", "unreadable" -> new OcsfStatus(ERROR, "Error", HIGH);
            default -> new OcsfStatus(FAILURE, "Failure", HIGH);
        };
    }

    private static OcsfStatus ofContainment(String status) {
        return switch (status) {
            case "contained" -> new OcsfStatus(SUCCESS, "Success", HIGH);
            case "inspected", "previewed" -> new OcsfStatus(SUCCESS, "Success", INFORMATIONAL);
            case "partial" -> new OcsfStatus(PARTIAL, "Partial", HIGH);
            case "failed", "refused" -> new OcsfStatus(FAILURE, "Failure", HIGH);
            default -> new OcsfStatus(OTHER, caption(status), MEDIUM);
        };
    }

    private static String caption(String word) {
        return word.isEmpty()
                ? "Other"
                : Character.toUpperCase(word.charAt(0)) + word.substring(1).replace('_', ' ');
    }
}
