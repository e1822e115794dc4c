package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;

/** What the time and the address of its making add to an object. At most one of them speaks. */
final class ProvenanceSigns {
    static final List<Sign<Traced>> ALL = List.of(
            new Sign<>(
                    "provenance.intruders-address",
                    STRONG,
                    "MITRE ATT&CK T1556.006; Microsoft on Storm-2657",
                    ProvenanceSigns::fromIntruder),
            new Sign<>(
                    "provenance.after-intruder",
                    STRONG,
                    "Microsoft on Storm-2657; Proofpoint 2026-04",
                    ProvenanceSigns::afterIntruder),
            new Sign<>("provenance.window", MEDIUM, "SigmaHQ on methods added", ProvenanceSigns::window));

    private ProvenanceSigns() {}

    private static Evidence fromIntruder(Traced traced) {
        Provenance provenance = traced.around().provenance();
        return provenance.fromAttacker()
                ? Evidence.of(
                        traced.byIntruder(),
                        "It was made from %s, an address of the intruder's.",
                        "Fait depuis %s, une adresse de l'intrus.",
                        Spelling.quoted(provenance.from()))
                : null;
    }

    private static Evidence afterIntruder(Traced traced) {
        Provenance provenance = traced.around().provenance();
        return !provenance.fromAttacker()
                        && provenance.soonAfterIntruder(traced.made())
                        && !traced.around().byAnother()
                        && traced.inWindow().isPresent()
                ? Evidence.of(
                        traced.byIntruder(),
                        "It was made at %s, within half an hour of the intruder's sign-in.",
                        "Fait à %s, dans la demi-heure qui suit une connexion de l'intrus.",
                        provenance.made(traced.made()))
                : null;
    }

    private static Evidence window(Traced traced) {
        Provenance provenance = traced.around().provenance();
        Strength strength = traced.inWindow().orElse(null);
        if (strength == null
                || provenance.fromAttacker()
                || provenance.familiar()
                || !provenance.inWindow(traced.made())
                || (provenance.soonAfterIntruder(traced.made())
                        && !traced.around().byAnother())) {
            return null;
        }
        return Evidence.of(
                traced.around().byAnother() ? WEAK : provenance.strange() ? MEDIUM : strength,
                "It was made during the compromise (%s). The owner may have been at work, too.",
                "Fait pendant la compromission (%s). Le titulaire travaillait peut-être aussi.",
                provenance.made(traced.made()));
    }
}
