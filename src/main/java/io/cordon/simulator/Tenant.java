package io.cordon.simulator;

import java.time.InstantSource;
import java.util.List;

/** The state of the simulated tenant and the services over it. */
final class Tenant {
    private final Directory directory = new Directory();
    private final Settings settings = new Settings();
    private final Faults faults = new Faults();
    private final Signals signals = new Signals();
    private final Ledger ledger = new Ledger();
    private final Quotas quotas = new Quotas();
    private final InstantSource clock;
    private final AuditLog log = new AuditLog();
    private final Tokens tokens;
    private final TokenEndpoint tokenEndpoint;
    private final GraphService graph;
    private final ExchangeService exchange;
    private final ControlSurface control;

    Tenant(InstantSource clock) {
        this.clock = clock;
        tokens = new Tokens(clock);
        tokenEndpoint = new TokenEndpoint(tokens);
        graph = new GraphService(tokens, directory, settings, signals, log, clock);
        exchange = new ExchangeService(tokens, directory);
        control = new ControlSurface(
                directory,
                settings,
                signals,
                faults,
                quotas,
                ledger,
                tokens,
                log,
                new OtherHands(directory, log, clock));
    }

    void flagSomebody() {
        List<Account> one = Cast.crowd(1);
        directory.add(one);
        signals.risk(one.getFirst(), "high", "atRisk", clock.instant());
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
