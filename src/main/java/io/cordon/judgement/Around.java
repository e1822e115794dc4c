package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is known around an object.
 *
 * @param context the tenant's domains, the owner, folders, recipients, what is allowed
 * @param provenance when and by whom it was made
 * @param locale of the owner, such as {@code fr-FR}; may be empty
 * @param asOf when the object was seen, {@code null} if that is not known
 * @param more what only one kind of object has: its service principal, the owner's job, other methods and devices
 */
record Around(Context context, Provenance provenance, String locale, Instant asOf, JsonNode more) {
    private static final Map<String, Terms> JOBS = WordList.of("jobs").entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> new Terms(entry.getValue().stream().map(Term::of).toList())));

    private static final List<String> DATES = List.of(
            "createdDateTime",
            "registrationDateTime",
            "approximateLastSignInDateTime",
            "FirstSyncTime",
            "LastSuccessSync");

    /** Nothing but the surroundings is known. */
    static Around of(Context context) {
        return new Around(context, Provenance.UNKNOWN, "", null, MissingNode.getInstance());
    }

    Tuning tuning() {
        return context.tuning();
    }

    /** Whether the address is the tenant's own. */
    boolean inside(Address address) {
        return Domains.within(address.domain(), context.acceptedDomains());
    }

    /** Whether the address is surely not the tenant's; nobody is outside of nothing. */
    boolean outside(Address address) {
        return outside(address.domain());
    }

    boolean outside(String domain) {
        return !context.acceptedDomains().isEmpty() && !Domains.within(domain, context.acceptedDomains());
    }

    boolean allowed(Address address) {
        return context.allowedAddresses().stream().anyMatch(one -> one.equalsIgnoreCase(address.toString()))
                || allowed(address.domain());
    }

    boolean allowed(String domain) {
        return context.allowedDomains().stream().map(Address::ascii).anyMatch(domain::equals);
    }

    /** The likeness of a foreign domain to one of the tenant's own or approved; empty for a domain that is the tenant's or approved. */
    Optional<Lookalike> imitation(String domain) {
        if (!outside(domain) || allowed(domain)) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>(context.acceptedDomains());
        known.addAll(context.allowedDomains());
        return Optional.ofNullable(Lookalike.ofDomain(domain, known));
    }

    /** Whether mail about {@code topic} is the owner's job, by title or department. */
    boolean isJob(Topic topic) {
        Terms words = JOBS.get(topic.name().toLowerCase(Locale.ROOT));
        JsonNode user = more.path("user");
        Words job = Words.of(user.path("jobTitle").asText("") + " - "
                + user.path("department").asText(""));
        return words != null && !words.in(job, new boolean[job.words().size()]).isEmpty();
    }

    /** The latest time that anything around the object tells, {@code null} if nothing does. */
    Instant latest() {
        return Stream.of("otherMethods", "otherDevices", "signIns")
                .flatMap(name -> Json.elements(more.path(name)).stream())
                .flatMap(one -> DATES.stream().map(one::path))
                .map(Provenance::time)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether it was somebody else of the organisation, such as an administrator, who made it. */
    boolean byAnother() {
        String by = provenance.by();
        return by != null
                && context.owner() != null
                && !context.owner().isCalled(by)
                && Address.of(by).filter(this::inside).isPresent()
                && !provenance.fromAttacker();
    }
}
