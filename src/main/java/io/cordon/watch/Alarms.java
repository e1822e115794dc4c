package io.cordon.watch;

import io.cordon.model.Cause;
import io.cordon.model.Containment;
import io.cordon.model.WatchEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Tells whoever watches the log and the metrics what a look has come to. Each event is told once. */
@Singleton
final class Alarms {
    private static final Logger LOG = Logger.getLogger(Alarms.class);

    private final MeterRegistry metrics;

    Alarms(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void raise(Containment containment, List<WatchEvent> events) {
        for (WatchEvent event : events) {
            switch (event) {
                case WatchEvent.Undone undone -> {
                    LOG.errorf(
                            "Containment undone: tenant=%s containment=%s step=%s cause=%s",
                            containment.tenant(), containment.id(), undone.step(), word(undone.cause()));
                    count("cordon.watch.undone", containment, "cause", word(undone.cause()));
                }
                case WatchEvent.SignedIn _ -> {
                    LOG.errorf(
                            "Sign-in to a contained account: tenant=%s containment=%s",
                            containment.tenant(), containment.id());
                    count("cordon.watch.sign.ins", containment);
                }
                case WatchEvent.PasswordChanged changed ->
                    LOG.warnf(
                            "Password of a contained account changed: tenant=%s containment=%s cause=%s",
                            containment.tenant(), containment.id(), word(changed.cause()));
                case WatchEvent.Recontained again -> {
                    LOG.warnf(
                            "Containing anew: tenant=%s containment=%s number=%d",
                            containment.tenant(), containment.id(), again.number());
                    count("cordon.watch.recontained", containment);
                }
                case WatchEvent.Alarm alarm -> {
                    LOG.errorf(
                            "Containment undone and not done again: tenant=%s containment=%s recontained=%d",
                            containment.tenant(), containment.id(), alarm.recontained());
                    count("cordon.watch.alarms", containment);
                }
                case WatchEvent.Expired _ ->
                    LOG.infof(
                            "Watch ended without a release: tenant=%s containment=%s",
                            containment.tenant(), containment.id());
            }
        }
    }

    private void count(String name, Containment containment, String... tags) {
        metrics.counter(
                        name,
                        io.micrometer.core.instrument.Tags.of("tenant", containment.tenant())
                                .and(tags))
                .increment();
    }

    private static String word(Cause cause) {
        return cause.kind().name().toLowerCase(Locale.ROOT);
    }
}
