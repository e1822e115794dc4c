package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Everything that is known around an object.
 *
 * @param context the tenant's domains, the owner, folders, recipients, what is allowed
 * @param provenance when and by whom it was made
 * @param locale of the owner, such as {@code fr-FR}; may be empty
 * @param more what only one kind of object has: its service principal, the owner's other methods and devices
 */
record Around(Context context, Provenance provenance, String locale, JsonNode more) {

    /** Whether the address is the tenant's own. */
    boolean inside(Address address) {
        return Domains.within(address.domain(), context.acceptedDomains());
    }

    /** Whether the address is surely not the tenant's; nobody is outside of nothing. */
    boolean outside(Address address) {
        return !context.acceptedDomains().isEmpty() && !inside(address);
    }

    boolean allowed(Address address) {
        return context.allowedAddresses().stream().anyMatch(one -> one.equalsIgnoreCase(address.toString()))
                || context.allowedDomains().stream()
                        .anyMatch(one -> Address.ascii(one).equals(address.domain()));
    }

    /** The likeness of a foreign domain to one of the tenant's own; empty for a domain that is the tenant's or approved. */
    Optional<Lookalike> imitation(String domain) {
        boolean known = Domains.within(domain, context.acceptedDomains())
                || context.allowedDomains().stream()
                        .anyMatch(one -> Address.ascii(one).equals(domain));
        return known ? Optional.empty() : Optional.ofNullable(Lookalike.ofDomain(domain, context.acceptedDomains()));
    }
}
