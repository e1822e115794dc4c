package io.cordon.simulator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A simulated tenant per test class, as it was at the start before every test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TenantTest {
    static final String VICTIM = "1f3a0001-7c2b-4d51-9e60-000000000001";
    static final String VICTIM_NAME = "victime.hameconnee@hopital.example";
    static final String SYNCED = "1f3a0003-7c2b-4d51-9e60-000000000003";
    static final String ADMIN = "1f3a0005-7c2b-4d51-9e60-000000000005";

    SimulatedTenant tenant;
    TenantClient client;

    @BeforeAll
    void start() {
        tenant = SimulatedTenant.start(SimulatedTenant.Options.standard());
        client = new TenantClient(tenant);
    }

    @AfterAll
    void stop() {
        tenant.close();
    }

    @BeforeEach
    void reset() {
        client.control("POST", "reset", null);
        client.forgetTokens();
    }
}
