package io.cordon.simulator;

/** The app registration that the simulated tenant knows. None of these values opens anything but the simulator. */
final class Registration {
    static final String TENANT_ID = "5a1d0c0e-7e11-4c3a-9b2f-0d5e51a1c0de";
    static final String CLIENT_ID = "c0bd0a11-51a1-4f5e-8b0a-3d1ce0a9f001";
    static final String CLIENT_SECRET = "simulated-tenant-secret";
    static final String SERVICE_PRINCIPAL_ID = "c0bd0a11-51a1-4f5e-8b0a-3d1ce0a9f002";
    static final String INITIAL_DOMAIN = "hopital-simule.onmicrosoft.com";

    private Registration() {}

    static boolean isTenant(String text) {
        return text.equalsIgnoreCase(TENANT_ID)
                || Cast.DOMAINS.stream().anyMatch(domain -> domain.name().equalsIgnoreCase(text));
    }
}
