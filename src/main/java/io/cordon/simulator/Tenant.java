package io.cordon.simulator;

import java.time.InstantSource;

/** The state of the simulated tenant and the services over it. */
final class Tenant {
    private final Directory directory = new Directory();
    private final Settings settings = new Settings();
    private final Faults faults = new Faults();
    private final Ledger ledger = new Ledger();
    private final Quotas quotas = new Quotas();
    private final Tokens tokens;
    private final TokenEndpoint tokenEndpoint;
    private final GraphService graph;
    private final ExchangeService exchange;
    private final ControlSurface control;

    Tenant(InstantSource clock) {
        tokens = new Tokens(clock);
        tokenEndpoint = new TokenEndpoint(tokens);
        graph = new GraphService(tokens, directory, settings, clock);
        exchange = new ExchangeService(tokens, directory);
        control = new ControlSurface(directory, settings, faults, quotas, ledger, tokens);
    }

    Faults faults() {
        return faults;
    }

    Settings settings() {
        return settings;
    }

    Quotas quotas() {
        return quotas;
    }

    Ledger ledger() {
        return ledger;
    }

    TokenEndpoint tokenEndpoint() {
        return tokenEndpoint;
    }

    GraphService graph() {
        return graph;
    }

    ExchangeService exchange() {
        return exchange;
    }

    ControlSurface control() {
        return control;
    }
}
