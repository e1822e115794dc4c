package io.cordon.report;

import io.cordon.model.Call;
import io.cordon.model.Look;
import io.cordon.model.Observation;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import io.cordon.model.Trigger;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A report as one HTML page that needs nothing else: no script, no image, no other file. It has its own template engine, because here every
 * value is hostile and no setting of the service may change how it is printed.
 */
public final class ReportPage {
    private static final String TEMPLATE = "/templates/report/report.html";

    private final Template french = template(Locale.FRENCH);
    private final Template english = template(Locale.ENGLISH);

    /** The page in French for any French locale, in English for every other. */
    public String html(Report report, Locale locale) {
        boolean isFrench = locale.getLanguage().equals(Locale.FRENCH.getLanguage());
        return (isFrench ? french : english)
                .data("w", PageWords.ALL)
                .data("r", report)
                .data("asked", Asked.of(report.trigger()))
                .data("verdict", Verdict.of(report))
                .data(
                        "changes",
                        Stream.concat(report.done().stream(), report.unproven().stream())
                                .sorted(Comparator.comparingInt(Change::position))
                                .toList())
                .data(
                        "proven",
                        report.done().stream()
                                .filter(change -> change.standing() == Standing.VERIFIED)
                                .count())
                .data("nothingFound", PageWords.ALL.get(nothingFound(report)))
                .data("groups", groups(report))
                .data("calls", calls(report))
                .render();
    }

    /** No finding means little where something could not be looked at. */
    private static String nothingFound(Report report) {
        if (report.looked().isEmpty()) {
            return "lookedNothing";
        }
        return report.notKnown().isEmpty() ? "foundNothing" : "foundNothingUnknown";
    }

    /** Each a text of the caller's own, or one in both languages. */
    record Asked(Object by, Object reason, String reference) {
        static Asked of(Trigger trigger) {
            return switch (trigger) {
                case Trigger.Request request ->
                    new Asked(
                            request.shown() == null
                                    ? request.caller()
                                    : request.shown() + " (" + request.caller() + ")",
                            request.reason(),
                            request.reference());
                case Trigger.Sweep sweep ->
                    new Asked(
                            Text.of(
                                    "search for flagged accounts (%s)",
                                    "recherche de comptes signalés (%s)", sweep.source()),
                            sweep.reason(),
                            sweep.run().toString());
            };
        }
    }

    record Group(FollowUp.When when, List<FollowUp> items) {}

    record Exchange(int position, Text title, Call call) {}

    private static List<Group> groups(Report report) {
        return Stream.of(FollowUp.When.values())
                .map(when -> new Group(
                        when,
                        report.followUps().stream()
                                .filter(followUp -> followUp.when() == when)
                                .toList()))
                .filter(group -> !group.items().isEmpty())
                .toList();
    }

    private static List<Exchange> calls(Report report) {
        Stream<Exchange> changes = Stream.of(report.done(), report.unproven(), report.wouldChange())
                .flatMap(List::stream)
                .flatMap(change -> exchanges(change.position(), change.title(), change.calls()));
        Stream<Exchange> looked =
                report.looked().stream().flatMap(one -> exchanges(one.position(), one.title(), one.calls()));
        Stream<Exchange> open = report.notKnown().stream()
                .filter(point -> point.standing() != Standing.UNVERIFIED)
                .flatMap(point -> exchanges(point.position(), point.title(), point.calls()));
        Stream<Exchange> back = report.release() == null
                ? Stream.empty()
                : Stream.concat(
                        report.release().putBack().stream()
                                .flatMap(change -> exchanges(change.position(), change.title(), change.calls())),
                        report.release().notPutBack().stream()
                                .flatMap(point -> exchanges(point.position(), point.title(), point.calls())));
        return Stream.of(changes, looked, open, back)
                .flatMap(all -> all)
                .sorted(Comparator.comparing(
                        (Exchange exchange) -> exchange.call().at()))
                .toList();
    }

    private static Stream<Exchange> exchanges(int position, Text title, List<Call> calls) {
        return calls.stream().map(call -> new Exchange(position, title, call));
    }

    private static Template template(Locale locale) {
        Shown shown = new Shown(locale);
        return Engine.builder()
                .addDefaults()
                .addValueResolver(on(Instant.class, "paris", at -> shown.paris(at)))
                .addValueResolver(on(Instant.class, "parisMillis", at -> shown.parisMillis(at)))
                .addValueResolver(on(Instant.class, "utc", at -> shown.utc(at)))
                .addValueResolver(on(Standing.class, "symbol", standing -> Words.symbol(standing)))
                .addValueResolver(on(Standing.class, "ink", ReportPage::ink))
                .addValueResolver(on(Look.State.class, "ink", ReportPage::ink))
                .addValueResolver(on(Severity.class, "symbol", severity -> Words.symbol(severity)))
                .addValueResolver(on(Severity.class, "ink", ReportPage::ink))
                .addValueResolver(on(Observation.class, "lines", seen -> Evidence.lines(seen)))
                .addValueResolver(on(Looked.class, "told", ReportPage::told))
                .addValueResolver(on(Found.class, "lines", found -> Evidence.lines(found.evidence())))
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(shown)
                .build()
                .parse(source());
    }

    /** Colour repeats what word and symbol already say. */
    private static String ink(Standing standing) {
        return switch (standing) {
            case VERIFIED, ALREADY -> "good-ink";
            case UNVERIFIED, NOT_CHECKED, DEFERRED, PENDING, ABSENT, SKIPPED -> "doubt-ink";
            case UNDONE, FAILED -> "bad-ink";
            case WOULD_CHANGE, LOOKED -> "plain-ink";
        };
    }

    private static String ink(Look.State state) {
        return switch (state) {
            case HOLDS -> "good-ink";
            case UNDONE -> "bad-ink";
            case NOT_CHECKED -> "doubt-ink";
        };
    }

    private static String ink(Severity severity) {
        return switch (severity) {
            case MALICIOUS -> "bad-ink";
            case SUSPICIOUS -> "doubt-ink";
            case NOTE -> "plain-ink";
        };
    }

    private static Text told(Looked looked) {
        return looked.findings() == 0
                ? new Text("nothing found", "rien trouvé")
                : Phrase.count(looked.findings(), "finding", "findings", "constat", "constats");
    }

    private static <T> ValueResolver on(Class<T> type, String name, Function<T, Object> value) {
        return ValueResolver.builder()
                .applyToBaseClass(type)
                .applyToName(name)
                .priority(10)
                .resolveSync(context -> value.apply(type.cast(context.getBase())))
                .build();
    }

    private static String source() {
        try (InputStream template = ReportPage.class.getResourceAsStream(TEMPLATE)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
