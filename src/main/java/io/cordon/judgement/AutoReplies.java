package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an automatic reply (Graph's automaticRepliesSetting) is an intruder's: it answers every correspondent in the owner's name. No public
 * detection exists; sources are the accounts of payment fraud (FBI PIN 20201125-001) and MITRE ATT&amp;CK T1534.
 */
final class AutoReplies {
    private static final int LONGEST = 20_000;
    private static final Pattern MARKUP = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern HREF = Pattern.compile("(?i)href\\s{0,5}=\\s{0,5}[\"']([^\"'<>]{1,500})[\"']");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s\"'<>]{1,500}");
    private static final Pattern ANCHOR = Pattern.compile(
            "(?is)<a\\b[^<>]{0,1000}href\\s{0,5}=\\s{0,5}[\"']([^\"'<>]{1,500})[\"'][^<>]{0,500}>([^<>]{1,300})</a>");
    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,200}\\.[\\p{L}]{2,24}");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b");
    private static final Pattern SIGN_IN = Pattern.compile(
            "\\b(sign[ -]?in|log ?in|verify|verification|password|credential|unlock|validate|view (the )?document|secure message|connect(ez|er)?[- ]vous|connexion|identifi\\w*|mot de passe|verifi\\w*|valid(er|ez)|anmeld\\w*|kennwort|passwort|bestatig\\w*|iniciar sesion|contrasena|verifi(car|que)|acced(ere|i)|accesso|inloggen|wachtwoord|iniciar sessao|senha|zaloguj\\w*|haslo)\\b|サインイン|ログイン|パスワード");
    private static final Pattern NEW_ACCOUNT = Pattern.compile(
            "\\b(new|changed|updated|nouve(au|lles?|aux)|chang\\w*|modifi\\w*|neue\\w*|geander\\w*|nuev[ao]s?|cambi\\w*|nuov[aoie]|nieuwe?|gewijzigd\\w*|nov[ao]s?|alterad\\w*|now[ae]|zmien\\w*)\\b|新しい|変更");

    private AutoReplies() {}

    /** What is sent, and where it leads. */
    private record Reply(
            String text, Set<String> links, Set<Address> addresses, List<String> disguised, boolean bank) {}

    static Judgement of(JsonNode object, Around around) {
        Json.object(object, "an automaticRepliesSetting");
        if (object.path("status").asText("").equalsIgnoreCase("disabled")) {
            return Judgement.BENIGN;
        }
        Reply reply = reply(clip(object.path("externalReplyMessage").asText("")) + "\n"
                + clip(object.path("internalReplyMessage").asText("")));
        List<Evidence> evidence = new ArrayList<>();
        imitation(reply, around).ifPresent(evidence::add);
        bank(reply).ifPresent(evidence::add);
        lure(reply, around).ifPresent(evidence::add);
        strangers(reply, around).ifPresent(evidence::add);
        boolean says = !reply.links().isEmpty() || !reply.addresses().isEmpty() || reply.bank();
        if (around.provenance().fromAttacker()) {
            evidence.addAll(ProvenanceSigns.of(around, null, Strength.WEAK).stream()
                    .map(one -> new Evidence(says ? Strength.STRONG : Strength.MEDIUM, one.reason()))
                    .toList());
        } else if (!evidence.isEmpty()) {
            evidence.addAll(ProvenanceSigns.of(around, null, Strength.WEAK));
        }
        return Weighing.of(evidence, false);
    }

    private static String clip(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static Reply reply(String html) {
        Set<String> links = new LinkedHashSet<>();
        HREF.matcher(html).results().forEach(found -> links.add(found.group(1)));
        String text =
                MARKUP.matcher(html).replaceAll(" ").replace("&nbsp;", " ").replace("&amp;", "&");
        LINK.matcher(text).results().forEach(found -> links.add(found.group()));
        Set<Address> addresses = new LinkedHashSet<>();
        MAIL.matcher(Spelling.visible(text))
                .results()
                .forEach(found -> Address.of(found.group()).ifPresent(addresses::add));
        links.stream()
                .filter(link -> link.toLowerCase(Locale.ROOT).startsWith("mailto:"))
                .forEach(link -> Address.of(link.substring("mailto:".length()).replaceFirst("\\?.*", ""))
                        .ifPresent(addresses::add));
        Set<String> hosts = new LinkedHashSet<>();
        links.forEach(link -> host(link).ifPresent(hosts::add));
        List<String> disguised = new ArrayList<>();
        Matcher anchors = ANCHOR.matcher(html);
        while (anchors.find()) {
            Optional<String> shown =
                    LINK.matcher(anchors.group(2)).results().findFirst().flatMap(found -> host(found.group()));
            Optional<String> real = host(anchors.group(1));
            if (shown.isPresent()
                    && real.isPresent()
                    && !Domains.core(shown.get()).equals(Domains.core(real.get()))) {
                disguised.add(shown.get() + " → " + real.get());
            }
        }
        return new Reply(text, hosts, addresses, disguised, IBAN.matcher(text).find());
    }

    private static Optional<String> host(String link) {
        try {
            String bare = link.strip();
            String host = URI.create(bare.startsWith("www.") ? "https://" + bare : bare.replace(" ", "%20"))
                    .getHost();
            return Optional.ofNullable(host).map(Address::ascii);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Evidence> imitation(Reply reply, Around around) {
        List<String> domains = new ArrayList<>(reply.links());
        reply.addresses().forEach(address -> domains.add(address.domain()));
        for (String domain : domains) {
            Optional<Lookalike> like = around.imitation(domain);
            if (like.isPresent()) {
                return Optional.of(Evidence.of(
                        Strength.STRONG,
                        "It leads to %s, which %s.",
                        "Elle mène à %s, qui %s.",
                        Spelling.quoted(Address.unicode(domain)),
                        like.get().how()));
            }
        }
        return reply.disguised().stream()
                .findFirst()
                .map(link -> Evidence.of(
                        Strength.STRONG,
                        "A link shows one address and leads to another: %s.",
                        "Un lien montre une adresse et mène à une autre\u00a0: %s.",
                        Spelling.quoted(link)));
    }

    private static Optional<Evidence> bank(Reply reply) {
        Topic.Mention finance = Topic.FINANCE.in(reply.text());
        boolean changed = NEW_ACCOUNT.matcher(Spelling.plain(reply.text())).find();
        if (reply.bank() && (changed || finance != null)) {
            return Optional.of(Evidence.of(
                    Strength.STRONG,
                    "It tells every correspondent of a bank account.",
                    "Elle annonce un compte bancaire à chaque correspondant."));
        }
        return reply.bank()
                ? Optional.of(Evidence.of(
                        Strength.MEDIUM,
                        "It contains the number of a bank account.",
                        "Elle contient un numéro de compte bancaire."))
                : Optional.empty();
    }

    private static Optional<Evidence> lure(Reply reply, Around around) {
        Optional<String> outside = reply.links().stream()
                .filter(host -> !around.context().acceptedDomains().isEmpty()
                        && !Domains.within(host, around.context().acceptedDomains())
                        && around.context().allowedDomains().stream()
                                .noneMatch(one -> Domains.within(host, List.of(one))))
                .findFirst();
        return outside.filter(_ -> SIGN_IN.matcher(Spelling.plain(reply.text())).find())
                .map(host -> Evidence.of(
                        Strength.STRONG,
                        "It asks every correspondent to sign in or to verify something at %s.",
                        "Elle demande à chaque correspondant de s’identifier ou de vérifier quelque chose sur %s.",
                        Spelling.quoted(Address.unicode(host))));
    }

    /** A colleague of the organisation beside them makes a stranger ordinary: a partner, a service. */
    private static Optional<Evidence> strangers(Reply reply, Around around) {
        List<Address> outside = reply.addresses().stream()
                .filter(address -> around.outside(address) && !around.allowed(address))
                .toList();
        if (outside.isEmpty() || outside.size() < reply.addresses().size()) {
            return Optional.empty();
        }
        Address first = outside.getFirst();
        return Optional.of(Evidence.of(
                Strength.MEDIUM,
                "The only address it names is %s, outside the organisation. The owner's private address may be meant.",
                "La seule adresse qu’elle cite est %s, extérieure à l’organisation. C’est peut-être l’adresse privée du titulaire.",
                Spelling.quoted(first.toString())));
    }
}
