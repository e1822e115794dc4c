package io.cordon.report;

import io.cordon.model.Mode;
import io.cordon.model.Release;
import io.cordon.model.Severity;
import io.cordon.model.Status;
import io.cordon.model.Text;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How every value that a template prints reaches the page: in the reader's language, inert, escaped. It applies to whatever comes, so that a
 * template cannot print a value any other way.
 */
final class Shown implements ResultMapper {
    private static final int SENTENCE = 480;
    private static final int VALUE = 240;

    private final Locale locale;
    private final boolean french;

    Shown(Locale locale) {
        this.locale = locale;
        this.french = locale.getLanguage().equals(Locale.FRENCH.getLanguage());
    }

    @Override
    public boolean appliesTo(TemplateNode.Origin origin, Object result) {
        return true;
    }

    @Override
    public String map(Object result, Expression expression) {
        return Inert.escaped(plain(result));
    }

    private String plain(Object value) {
        return switch (value) {
            case Text text -> sentence(text);
            case Standing standing -> sentence(Words.of(standing));
            case Status status -> sentence(Words.of(status));
            case Release.State state -> sentence(Words.of(state));
            case Severity severity -> sentence(Words.of(severity));
            case Mode mode -> sentence(Words.of(mode));
            case FollowUp.Owner owner -> sentence(Words.of(owner));
            case FollowUp.When when -> sentence(Words.of(when));
            case BigDecimal number -> String.format(locale, "%.3f", number);
            default -> Inert.of(value.toString(), VALUE, locale);
        };
    }

    private String sentence(Text text) {
        String own = text.in(locale);
        return Inert.of(french ? Inert.french(own) : own, SENTENCE, locale);
    }

    /** Date and time by a clock in Paris. */
    String paris(Instant instant) {
        return format("dd/MM/yyyy HH:mm:ss", "d MMM yyyy HH:mm:ss", Phrase.PARIS, instant);
    }

    /** The same to the millisecond, for the log. */
    String parisMillis(Instant instant) {
        return format("dd/MM/yyyy HH:mm:ss,SSS", "d MMM yyyy HH:mm:ss.SSS", Phrase.PARIS, instant);
    }

    /** Coordinated universal time, to the millisecond. */
    String utc(Instant instant) {
        return format("yyyy-MM-dd HH:mm:ss,SSS", "yyyy-MM-dd HH:mm:ss.SSS", ZoneOffset.UTC, instant);
    }

    private String format(String fr, String en, ZoneId zone, Instant instant) {
        return DateTimeFormatter.ofPattern(french ? fr : en, french ? Locale.FRANCE : Locale.UK)
                .withZone(zone)
                .format(instant);
    }
}
