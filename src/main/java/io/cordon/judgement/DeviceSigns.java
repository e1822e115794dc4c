package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells a device that a tool registered from a telephone or a computer. */
final class DeviceSigns {
    private static final Set<String> TOOL_BUILDS = Set.of("10.0.19041.928", "10.0.19045.2006");
    private static final Pattern SCRIPT = Pattern.compile(
            "(?i)python|powershell|go-http-client|okhttp|node-fetch|libwww|aiohttp|urllib|restsharp|postman|bav2ropc|fasthttp|scapy|\\b(?:curl|java/|axios|wget|ruby|peas|httpx)");
    /** What those systems call themselves unless somebody renames them. */
    private static final Set<String> ATTACK_SYSTEMS = Set.of("kali", "parrot", "commando", "blackarch");

    private static final Pattern BROWSER = Pattern.compile("(?i)^\\s*Mozilla/");
    private static final Pattern TRIAL = Pattern.compile("(?i)TestActiveSyncConnectivity|EASTest");
    private static final Duration BURST = Duration.ofMinutes(15);
    private static final int MANY = 3;
    private static final String AUTHENTICATION_BROKER = "29d9ed98-a469-4536-ade2-f981bc1d605e";

    static final List<Sign<Device>> ALL = List.of(
            new Sign<>("device.tool-build", STRONG, "Elastic on ROADtools and phishing kits", DeviceSigns::toolBuild),
            new Sign<>("device.burst", STRONG, "Elastic", DeviceSigns::burst),
            new Sign<>("device.script", STRONG, "T0pCyber/hawk; MITRE ATT&CK T1098.005", DeviceSigns::script),
            new Sign<>("device.attack-system", MEDIUM, "own reasoning", DeviceSigns::attackSystem),
            new Sign<>("device.browser", MEDIUM, "own reasoning", DeviceSigns::browser),
            new Sign<>("device.trial", MEDIUM, "own reasoning", DeviceSigns::trial),
            new Sign<>("device.broker", STRONG, "Elastic; Microsoft on Storm-2372", DeviceSigns::broker));

    private DeviceSigns() {}

    private static Evidence toolBuild(Device device) {
        String build = device.text("operatingSystemVersion");
        boolean named = device.text("displayName").toUpperCase(Locale.ROOT).startsWith("DESKTOP-");
        return TOOL_BUILDS.contains(build) && !device.managed()
                ? Evidence.of(
                        named ? STRONG : MEDIUM,
                        "“%s” claims the Windows build %s, which tools for stealing sign-ins put in.",
                        "« %s » annonce la version de Windows %s, celle que mettent les outils de vol de session.",
                        Spelling.quoted(device.text("displayName")),
                        build)
                : null;
    }

    private static Evidence burst(Device device) {
        Instant made = device.made();
        if (made == null || device.managed()) {
            return null;
        }
        long near = device.others()
                .filter(other -> !other.managed())
                .map(Device::made)
                .filter(Objects::nonNull)
                .filter(other -> Duration.between(other, made).abs().compareTo(BURST) <= 0)
                .count();
        return near + 1 >= MANY
                ? Evidence.of(
                        STRONG,
                        "%d devices were registered within a quarter of an hour.",
                        "%d appareils ont été enregistrés en un quart d'heure.",
                        near + 1)
                : null;
    }

    private static Evidence script(Device device) {
        String said = Stream.of("DeviceUserAgent", "DeviceType", "DeviceModel", "DeviceFriendlyName")
                .map(device::text)
                .collect(Collectors.joining(" "));
        return SCRIPT.matcher(said).find()
                ? Evidence.of(
                        STRONG,
                        "The mailbox is synchronised by “%s”, a program and no telephone.",
                        "La boîte est synchronisée par « %s », un programme et non un téléphone.",
                        Spelling.quoted(said.strip()))
                : null;
    }

    private static Evidence attackSystem(Device device) {
        return ATTACK_SYSTEMS.contains(Spelling.plain(device.text("displayName"))) && !device.managed()
                ? Evidence.of(
                        MEDIUM,
                        "“%s” is what a system made for attacks calls itself. A penetration tester would have it.",
                        "« %s » est le nom d'un système fait pour l'attaque. Un auditeur en sécurité l'aurait aussi.",
                        Spelling.quoted(device.text("displayName")))
                : null;
    }

    /** Telephones name themselves and their mail program; a browser does not speak ActiveSync. */
    private static Evidence browser(Device device) {
        String agent = device.text("DeviceUserAgent");
        return BROWSER.matcher(agent).find()
                ? Evidence.of(
                        MEDIUM,
                        "The mailbox is synchronised by what calls itself a browser, “%s”. Some rare mail programs do so.",
                        "La boîte est synchronisée par ce qui se dit un navigateur, « %s ». De rares programmes de messagerie le font.",
                        Spelling.quoted(agent.strip()))
                : null;
    }

    private static Evidence trial(Device device) {
        String said = device.text("DeviceUserAgent") + " " + device.text("DeviceType");
        return TRIAL.matcher(said).find()
                ? Evidence.of(
                        MEDIUM,
                        "The mailbox was tried with “%s”, which administrators use to look for faults.",
                        "La boîte a été essayée avec « %s », dont se servent les administrateurs pour chercher une panne.",
                        Spelling.quoted(said.strip()))
                : null;
    }

    /** The broker registers honest computers as well; by a code typed in elsewhere, or from where the owner never is, it does not. */
    private static Evidence broker(Device device) {
        Instant made = device.made();
        Provenance provenance = device.around().provenance();
        if (made == null || device.managed()) {
            return null;
        }
        return provenance.signIns().stream()
                .filter(signIn -> AUTHENTICATION_BROKER.equals(signIn.application())
                        && Provenance.within(signIn.at(), made, BURST))
                .filter(signIn -> "devicecode".equals(signIn.protocol())
                        || (signIn.from() != null && provenance.attackers().contains(signIn.from())))
                .findFirst()
                .map(signIn -> Evidence.of(
                        STRONG,
                        "It was registered right after a sign-in to the Authentication Broker from %s, as token thieves do.",
                        "Il a été enregistré juste après une connexion au courtier d'authentification depuis %s, comme le font les voleurs de jetons.",
                        Spelling.quoted(String.valueOf(signIn.from()))))
                .orElse(null);
    }
}
