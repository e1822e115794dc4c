package io.cordon.judgement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the time and the address of its making add to an object. */
final class ProvenanceSigns {
    private ProvenanceSigns() {}

    /**
     * @param made the object's own date, or {@code null}
     * @param inWindow what having been made in the window weighs for this kind of object
     */
    static List<Evidence> of(Around around, Instant made, Strength inWindow) {
        Provenance provenance = around.provenance();
        List<Evidence> evidence = new ArrayList<>();
        if (provenance.fromAttacker()) {
            evidence.add(Evidence.of(
                    Strength.STRONG,
                    "It was made from %s, an address of the intruder's.",
                    "Fait depuis %s, une adresse de l’intrus.",
                    Spelling.quoted(provenance.from())));
        } else if (provenance.inWindow(made)) {
            evidence.add(Evidence.of(
                    inWindow,
                    "It was made during the compromise (%s). The owner may have been at work, too.",
                    "Fait pendant la compromission (%s). Le titulaire travaillait peut-être aussi.",
                    provenance.recorded() != null ? provenance.recorded() : made));
        }
        return evidence;
    }
}
