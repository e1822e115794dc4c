package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What an automatic reply (Graph's automaticRepliesSetting) tells every correspondent in the owner's name.
 *
 * @param text without markup
 * @param hosts of all links, seen or not
 * @param addresses in the text and behind {@code mailto:}
 * @param disguised links that show one host and lead to another
 */
record Reply(String text, Words words, Set<String> hosts, Set<Address> addresses, List<String> disguised, Around around)
        implements Traced {
    /** Longer texts are read as far as here; an automatic reply that a person wrote is far shorter. */
    private static final int LONGEST = 50_000;

    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s\"'<>]{1,500}");
    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
    /** A host as people write it, with or without a path. */
    private static final Pattern HOST =
            Pattern.compile("(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}(?:/\\S{0,300})?");

    private static final Pattern SAFE_LINK = Pattern.compile("(?i)[?&]url=([^&]{1,2000})");

    /** Reads it, or nothing if none is sent. */
    static Optional<Reply> of(JsonNode object, Around around) {
        Json.object(object, "an automaticRepliesSetting");
        if (object.path("status").asText("").equalsIgnoreCase("disabled")) {
            return Optional.empty();
        }
        boolean answersOutside = !object.path("externalAudience").asText("").equalsIgnoreCase("none");
        List<String> messages = new ArrayList<>();
        messages.add(clip(object.path("internalReplyMessage").asText("")));
        if (answersOutside) {
            messages.add(clip(object.path("externalReplyMessage").asText("")));
        }
        StringBuilder text = new StringBuilder();
        Set<String> hosts = new LinkedHashSet<>();
        Set<Address> addresses = new LinkedHashSet<>();
        List<String> disguised = new ArrayList<>();
        for (String message : messages) {
            Document page = Jsoup.parse(message);
            page.select("a[href], area[href]").forEach(link -> follow(link, hosts, addresses, disguised));
            page.select("form[action]")
                    .forEach(form -> host(form.attr("action")).ifPresent(hosts::add));
            text.append(Spelling.visible(page.text())).append('\n');
        }
        LINK.matcher(text).results().forEach(found -> host(found.group()).ifPresent(hosts::add));
        MAIL.matcher(text)
                .results()
                .forEach(found -> Address.of(withoutDot(found.group())).ifPresent(addresses::add));
        return Optional.of(new Reply(text.toString(), Words.of(text.toString()), hosts, addresses, disguised, around));
    }

    private static void follow(Element link, Set<String> hosts, Set<Address> addresses, List<String> disguised) {
        String target = link.attr("href").strip();
        String shown = Spelling.visible(link.text());
        if (target.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
            String written = target.substring("mailto:".length());
            int query = written.indexOf('?');
            Optional<Address> real = Address.of(query < 0 ? written : written.substring(0, query));
            real.ifPresent(addresses::add);
            Optional<Address> seen = MAIL.matcher(shown).matches() ? Address.of(shown) : Optional.empty();
            if (real.isPresent()
                    && seen.isPresent()
                    && !seen.get().domain().equals(real.get().domain())) {
                disguised.add(seen.get() + " → " + real.get());
            }
            return;
        }
        Optional<String> real = host(target);
        real.ifPresent(hosts::add);
        Matcher written = LINK.matcher(shown);
        Optional<String> seen = written.find()
                ? host(written.group())
                : HOST.matcher(shown).matches() ? host("https://" + shown) : Optional.empty();
        if (real.isPresent() && seen.isPresent() && !Domains.core(seen.get()).equals(Domains.core(real.get()))) {
            disguised.add(seen.get() + " → " + real.get());
        }
    }

    /** Where a link leads, also through Microsoft's Safe Links. */
    private static Optional<String> host(String link) {
        try {
            String bare = link.strip().replace(" ", "%20");
            String host = URI.create(bare.toLowerCase(Locale.ROOT).startsWith("www.") ? "https://" + bare : bare)
                    .getHost();
            if (host == null) {
                return Optional.empty();
            }
            Matcher wrapped = SAFE_LINK.matcher(bare);
            if (host.toLowerCase(Locale.ROOT).endsWith(".safelinks.protection.outlook.com") && wrapped.find()) {
                return host(URLDecoder.decode(wrapped.group(1), StandardCharsets.UTF_8));
            }
            return Optional.of(Address.ascii(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String clip(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String withoutDot(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Addresses that are surely neither the organisation's nor approved. */
    List<Address> strangers() {
        return addresses.stream()
                .filter(address -> around.outside(address) && !around.allowed(address))
                .toList();
    }

    /** Hosts that are surely neither the organisation's nor approved. */
    List<String> foreignHosts() {
        return hosts.stream()
                .filter(around::outside)
                .filter(host -> around.context().allowedDomains().stream()
                        .noneMatch(allowed -> Domains.within(host, List.of(allowed))))
                .toList();
    }

    @Override
    public Instant made() {
        return null;
    }

    @Override
    public Duration settled() {
        return YEAR;
    }

    @Override
    public Strength byIntruder() {
        return Strength.MEDIUM;
    }

    @Override
    public Optional<Strength> inWindow() {
        return Optional.of(Strength.WEAK);
    }
}
