package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a device (Graph's device, or {@code Get-MobileDeviceStatistics}) was registered by an intruder. Sources: Elastic on ROADtools and phishing
 * kits, MITRE ATT&amp;CK T1098.005, T0pCyber/hawk on scripted ActiveSync.
 */
final class Devices {
    private static final Set<String> TOOL_BUILDS = Set.of("10.0.19041.928", "10.0.19045.2006");
    private static final Pattern SCRIPT = Pattern.compile(
            "(?i)\\b(python|curl|go-http-client|okhttp|java/|axios|node-fetch|powershell|wget|libwww|ruby|peas)");
    private static final Duration BURST = Duration.ofMinutes(15);
    private static final int MANY = 3;

    private Devices() {}

    private record Device(JsonNode object, Around around) {
        Instant made() {
            return Stream.of("registrationDateTime", "createdDateTime", "FirstSyncTime", "WhenCreated")
                    .map(name -> Provenance.time(object.path(name)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        boolean managed() {
            return object.path("isManaged").asBoolean(false)
                    || object.path("isCompliant").asBoolean(false)
                    || object.path("trustType").asText("").equalsIgnoreCase("ServerAd")
                    || object.path("enrollmentType")
                            .asText("")
                            .toLowerCase(Locale.ROOT)
                            .contains("autopilot")
                    || object.path("profileType").asText("").equalsIgnoreCase("SecureVM");
        }
    }

    private static final List<Sign<Device>> SIGNS = List.of(
            new Sign<>("device.tool-build", Strength.STRONG, "Elastic (ROADtools, phishing kits)", Devices::toolBuild),
            new Sign<>("device.burst", Strength.STRONG, "Elastic", Devices::burst),
            new Sign<>("device.script", Strength.STRONG, "T0pCyber/hawk, MITRE ATT&CK T1098.005", Devices::script));

    static Judgement of(JsonNode object, Around around) {
        Json.object(object, "a device");
        Device device = new Device(object, around);
        List<Evidence> evidence = new ArrayList<>(Sign.seen(SIGNS, device));
        if (!device.managed()) {
            evidence.addAll(ProvenanceSigns.of(around, device.made(), Strength.MEDIUM));
        }
        return Weighing.of(evidence, false);
    }

    private static Evidence toolBuild(Device device) {
        String build = device.object().path("operatingSystemVersion").asText("");
        String name = device.object().path("displayName").asText("");
        return TOOL_BUILDS.contains(build) && name.toUpperCase(Locale.ROOT).startsWith("DESKTOP-") && !device.managed()
                ? Evidence.of(
                        Strength.STRONG,
                        "“%s” claims the Windows build %s, which tools for stealing sign-ins put in.",
                        "«\u00a0%s\u00a0» annonce la version de Windows %s, celle que mettent les outils de vol de session.",
                        Spelling.quoted(name),
                        build)
                : null;
    }

    private static Evidence burst(Device device) {
        Instant made = device.made();
        if (made == null || device.managed()) {
            return null;
        }
        long near = Json.elements(device.around().more().path("otherDevices")).stream()
                .map(other -> new Device(other, device.around()).made())
                .filter(Objects::nonNull)
                .filter(other -> Duration.between(other, made).abs().compareTo(BURST) <= 0)
                .count();
        return near + 1 >= MANY
                ? Evidence.of(
                        Strength.STRONG,
                        "%d devices were registered within a quarter of an hour.",
                        "%d appareils ont été enregistrés en un quart d’heure.",
                        near + 1)
                : null;
    }

    private static Evidence script(Device device) {
        String agent = device.object().path("DeviceUserAgent").asText("");
        return SCRIPT.matcher(agent).find()
                ? Evidence.of(
                        Strength.STRONG,
                        "The mailbox is synchronised by “%s”, a program and no telephone.",
                        "La boîte est synchronisée par «\u00a0%s\u00a0», un programme et non un téléphone.",
                        Spelling.quoted(agent))
                : null;
    }
}
