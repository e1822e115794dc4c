package io.cordon.scenario;

import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;

/**
 * Something that Cordon is asked for about one user, and that calls Microsoft 365. The operations that the simulated tenant sees while it is played
 * without faults are those that the matrix spoils: a step that makes a new call brings it in by itself, a new way of asking needs a line here.
 */
enum Play {
    /** By sign-in name, which is the fast way. */
    CONTAINMENT {
        @Override
        Caller.Answer ask(Caller caller, String user) {
            return caller.post("/v1/containments", Map.of("user", user));
        }
    },
    /** By an address that is no sign-in name, of a user whose mail a rule sends to an inside address that stands for somebody outside. */
    CONTAINMENT_BY_ADDRESS {
        @Override
        void prepare(Simulator tenant, String user) {
            tenant.change(
                    user,
                    Map.of(
                            "properties",
                            Map.of("proxyAddresses", List.of("SMTP:" + user, "smtp:" + alias(user))),
                            "addRules",
                            List.of(Map.of(
                                    "displayName",
                                    "Relais accueil",
                                    "sequence",
                                    1,
                                    "isEnabled",
                                    true,
                                    "conditions",
                                    Map.of(),
                                    "actions",
                                    Map.of("redirectTo", List.of(Map.of("emailAddress", TO_A_CONTACT)))))));
        }

        @Override
        Caller.Answer ask(Caller caller, String user) {
            return caller.post("/v1/containments", Map.of("user", alias(user)));
        }
    },
    PREFLIGHT {
        @Override
        Caller.Answer ask(Caller caller, String user) {
            return caller.post("/v1/preflight/user", Map.of("user", user));
        }
    },
    /** Of an account that must not be touched. */
    CONTAINMENT_OF_PROTECTED {
        @Override
        void prepare(Simulator tenant, String user) {
            tenant.change(user, Map.of("groups", List.of(PROTECTED_GROUP)));
        }

        @Override
        Caller.Answer ask(Caller caller, String user) {
            return caller.post("/v1/containments", Map.of("user", user));
        }

        @Override
        boolean isRefused() {
            return true;
        }
    };

    static final String PROTECTED_GROUP = "6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e0001";

    private static final Map<String, String> TO_A_CONTACT =
            Map.of("name", "Accueil", "address", "prestataire.annuaire@hopital.example");

    /** Gives the user what the play needs. */
    void prepare(Simulator tenant, String user) {}

    abstract Caller.Answer ask(Caller caller, String user);

    /** Whether it is refused even without faults. */
    boolean isRefused() {
        return false;
    }

    /** The statuses that it is answered with without faults. */
    List<Integer> answers() {
        return isRefused() ? List.of(403) : List.of(200, 202);
    }

    private static String alias(String user) {
        return "alias." + user;
    }
}
