package io.cordon.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The faults that are switched on; the first that concerns an operation happens to it, and wears off. */
final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    private static final class Armed {
        final Fault fault;
        int before;
        long seen;
        int left;

        Armed(Fault fault) {
            this.fault = fault;
            this.before = fault.nth() - 1;
            this.left = fault.times();
        }
    }

    synchronized void arm(List<Fault> faults) {
        faults.forEach(fault -> armed.add(new Armed(fault)));
    }

    synchronized void clear() {
        armed.clear();
    }

    /** Switches off those that concern only this user. */
    synchronized void clear(String user) {
        armed.removeIf(one -> one.fault.user().equals(user));
    }

    synchronized Optional<Fault> take(Operation operation) {
        for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
            Armed candidate = all.next();
            if (candidate.fault.concerns(operation)
                    && candidate.before-- <= 0
                    && candidate.seen++ % candidate.fault.every() == 0) {
                if (candidate.fault.times() > 0 && --candidate.left == 0) {
                    all.remove();
                }
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    /** As it is to be sent; with a sign, the date that is so many seconds away. */
    private static String retryAfter(String wanted, Instant now) {
        return wanted.startsWith("+")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        now.plusSeconds(Long.parseLong(wanted.substring(1))).atOffset(ZoneOffset.UTC))
                : wanted;
    }

    /** The answer that the fault makes of an operation; the delay and the dropped connection are the front's. */
    static Answer meet(Fault fault, Supplier<Answer> effect, Service service, Call call) {
        Answer answer = Answer.noContent();
        if (fault.lets()) {
            answer = effect.get();
        }
        if (fault.status() >= 400) {
            boolean changed = answer.changed();
            answer = service.refuse(fault.refusal(), call).changing(changed);
        } else if (fault.status() != 0) {
            answer = answer.withStatus(fault.status());
        }
        if (!fault.retryAfter().isEmpty()) {
            answer = answer.with("Retry-After", retryAfter(fault.retryAfter(), call.start()));
        }
        return Spoiling.of(answer, fault.body(), call);
    }
}
