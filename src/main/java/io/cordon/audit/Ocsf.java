package io.cordon.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records as events of OCSF 1.8.0, class Remediation Activity (7001), with the profiles host (for the actor) and security_control (for ATT&amp;CK).
 * The class has no user: the account stands among the observables. What no attribute is meant for stands under {@code unmapped}.
 */
public final class Ocsf {
    private static final String VERSION = "1.8.0";
    private static final int CATEGORY = 7;
    private static final int CLASS = 7001;
    private static final int OTHER = 99;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<StepName, Optional<StepInfo>> steps;
    private final String productVersion;

    /** @param steps what is known of a step, by its name */
    public Ocsf(Function<StepName, Optional<StepInfo>> steps, String productVersion) {
        this.steps = Objects.requireNonNull(steps, "steps");
        this.productVersion = Objects.requireNonNull(productVersion, "productVersion");
    }

    /** The record as an event: a line of JSON. */
    public String event(Entry entry) {
        JsonNode record;
        try {
            record = CanonicalJson.parse(entry.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("record " + entry.sequence() + " is not JSON", e);
        }
        JsonNode details = record.path("details");
        Optional<StepInfo> step =
                Optional.ofNullable(text(details, "step")).flatMap(name -> steps.apply(new StepName(name)));
        OcsfActivity activity = OcsfActivity.of(entry.kind(), step);
        OcsfStatus status = OcsfStatus.of(entry.kind(), details);
        ObjectNode event = JSON.createObjectNode()
                .put("category_uid", CATEGORY)
                .put("category_name", "Remediation")
                .put("class_uid", CLASS)
                .put("class_name", "Remediation Activity")
                .put("activity_id", activity.id())
                .put("activity_name", activity.id() == OTHER ? entry.kind().word() : activity.caption())
                .put("type_uid", CLASS * 100L + activity.id())
                .put("time", entry.at().toEpochMilli())
                .put("severity_id", status.severity())
                .put("status_id", status.id())
                .put("status", status.caption())
                .put("command_uid", command(entry, record, details))
                .put("message", message(entry, details, step));
        put(event, "status_code", text(details, "httpStatus"));
        put(event, "status_detail", first(text(details, "cause"), text(details, "because"), text(details, "code")));
        event.set("metadata", metadata(entry, record));
        event.putObject("actor")
                .put("app_name", record.path("actor").asText())
                .putObject("user")
                .put("uid", record.path("actor").asText());
        step.ifPresent(known -> techniques(event, known));
        observables(event.putArray("observables"), details);
        event.set("unmapped", unmapped(entry, record, details));
        return event.toString();
    }

    /** The number of the record that an event was made of. Throws {@link IllegalArgumentException} if the line is no such event. */
    public static long sequence(String line) {
        try {
            JsonNode sequence = JSON.readTree(line).at("/metadata/sequence");
            if (sequence.isIntegralNumber()) {
                return sequence.asLong();
            }
        } catch (JsonProcessingException _) {
            // told below
        }
        throw new IllegalArgumentException("not an exported record");
    }

    private ObjectNode metadata(Entry entry, JsonNode record) {
        ObjectNode metadata = JSON.createObjectNode().put("version", VERSION);
        metadata.putArray("profiles").add("host").add("security_control");
        metadata.putObject("product")
                .put("name", "Cordon")
                .put("vendor_name", "Cordon")
                .put("version", productVersion);
        metadata.put("uid", entry.hash())
                .put("sequence", entry.sequence())
                .put("log_name", "audit")
                .put("original_time", entry.at().toString());
        put(metadata, "correlation_uid", text(record, "containment"));
        put(metadata, "tenant_uid", text(record, "tenant"));
        return metadata;
    }

    private static void techniques(ObjectNode event, StepInfo step) {
        step.defend().forEach(id -> {
            Countermeasure known = Countermeasure.of(id);
            ObjectNode countermeasure =
                    event.withArray("countermeasures").addObject().put("version", Countermeasure.VERSION);
            countermeasure.putObject("d3f_tactic").put("name", known.tactic());
            countermeasure.putObject("d3f_technique").put("uid", id).put("name", known.title());
        });
        step.attack()
                .forEach(id -> event.withArray("attacks")
                        .addObject()
                        .putObject("technique")
                        .put("uid", id));
    }

    /** Type ids of OCSF's observable: 31 user's unique id, 5 e-mail address, 4 user name, 10 resource's unique id. */
    private static void observables(ArrayNode observables, JsonNode details) {
        observable(observables, "target.user.uid", 31, text(details, "user"));
        String name = first(text(details, "userName"), text(details, "named"));
        boolean address = name != null && name.contains("@");
        observable(observables, address ? "target.user.email_addr" : "target.user.name", address ? 5 : 4, name);
        observable(observables, "target.resource.uid", 10, text(details, "artifact"));
    }

    private static void observable(ArrayNode observables, String name, int type, String value) {
        if (value != null) {
            observables.addObject().put("name", name).put("type_id", type).put("value", value);
        }
    }

    /** A step's command is the step of its containment; everything else is a command of its own. */
    private static String command(Entry entry, JsonNode record, JsonNode details) {
        String containment = text(record, "containment");
        String position = text(details, "position");
        return containment == null ? entry.hash() : position == null ? containment : containment + "/" + position;
    }

    private static String message(Entry entry, JsonNode details, Optional<StepInfo> step) {
        String what = step.map(known -> known.does().en())
                .orElse(first(text(details, "decision"), text(details, "status"), text(details, "code"), ""));
        String outcome = text(details, "outcome");
        String verified = "true".equals(text(details, "verified")) ? ", read back" : "";
        return (entry.kind().word() + ": " + what + (outcome == null ? "" : ": " + outcome + verified)).strip();
    }

    private static ObjectNode unmapped(Entry entry, JsonNode record, JsonNode details) {
        ObjectNode unmapped = JSON.createObjectNode()
                .put("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                .put("previous", record.path("previous").asText());
        for (Map.Entry<String, JsonNode> detail : details.properties()) {
            unmapped.set(detail.getKey(), detail.getValue());
        }
        return unmapped;
    }

    private static void put(ObjectNode object, String name, String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).isTextual() ? object.path(name).asText() : null;
    }
}
