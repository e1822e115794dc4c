package io.cordon.judgement;

import io.cordon.judgement.Condition.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rule together with what follows from it and its surroundings. Signs look at this. */
final class Reading implements Traced {
    private static final Pattern TAG = Pattern.compile("[\\[({*#<]+\\s*[\\p{L}? _-]{2,30}\\s*[\\])}*#>:]+.*");

    private final Rule rule;
    private final Around around;
    private final Context context;
    private final Place place;
    private final boolean bulk;
    private final boolean fits;
    private final Concealment concealment;
    private final Breadth breadth;
    private final List<Destination> destinations;
    private final Map<Topic, List<Topic.Mention>> mentions = new LinkedHashMap<>();

    Reading(Rule rule, Around around, boolean foldersByName) {
        this.rule = rule;
        this.around = around;
        this.context = around.context();
        this.place = rule.moveTo() == null ? null : Place.of(rule.moveTo(), foldersByName, context);
        this.bulk = rule.conditions().stream().anyMatch(Reading::onlyBulk);
        this.fits = place != null && (FolderFit.of(rule, place, bulk) || ownNotes());
        this.concealment = Concealment.of(rule, place, fits);
        this.breadth = Breadth.of(rule, context);
        this.destinations = rule.forwards().stream()
                .map(party -> Destination.of(party, context))
                .toList();
    }

    Rule rule() {
        return rule;
    }

    Context context() {
        return context;
    }

    /** Where it moves mail, {@code null} if it does not. */
    Place place() {
        return place;
    }

    /** Whether it concerns only mail that goes to many: all alternatives of one of its conditions say so. */
    boolean bulk() {
        return bulk;
    }

    Concealment concealment() {
        return concealment;
    }

    boolean fits() {
        return fits;
    }

    Breadth breadth() {
        return breadth;
    }

    boolean hides() {
        return concealment.isAtLeast(Concealment.QUIET);
    }

    boolean hidesWell() {
        return concealment.isAtLeast(Concealment.DELETED);
    }

    /** Where it sends mail on to, inside or outside. */
    List<Destination> destinations() {
        return destinations;
    }

    /** Where mail leaves to, the gravest first decided by the signs. */
    List<Destination> outward() {
        return destinations.stream().filter(Destination::leaves).toList();
    }

    /** Whether everybody it forwards to is inside, and there is somebody. */
    boolean passesOnInside() {
        return !destinations.isEmpty() && outward().isEmpty();
    }

    boolean hidesOrSends() {
        return hides() || !outward().isEmpty();
    }

    boolean namesSenders() {
        return rule.conditions().stream()
                .anyMatch(condition ->
                        condition.ofSender() && condition.values().stream().allMatch(value -> value.length() > 3));
    }

    /** What its conditions on words say about {@code topic}; doubtful words only where others make them certain. */
    List<Topic.Mention> mentions(Topic topic) {
        return mentions.computeIfAbsent(topic, this::read);
    }

    /** Values of the conditions, all that name a sender. */
    Collection<String> senders() {
        return rule.values(Condition::ofSender).toList();
    }

    MapiRule mapi() {
        return new MapiRule(around.more().path("mapi"));
    }

    @Override
    public Around around() {
        return around;
    }

    @Override
    public Instant made() {
        return null;
    }

    @Override
    public Duration settled() {
        return YEAR;
    }

    @Override
    public Strength byIntruder() {
        return Strength.MEDIUM;
    }

    /** Only what hides or sends; owners make rules to file their mail at any time. */
    @Override
    public Optional<Strength> inWindow() {
        return hidesOrSends() ? Optional.of(Strength.WEAK) : Optional.empty();
    }

    private List<Topic.Mention> read(Topic topic) {
        List<Topic.Mention> all = rule.values(
                        condition -> condition.ofWords() || condition.field() == Field.SENDER_WORDS)
                .filter(value -> value.indexOf('@') < 0 && !bulkText(value))
                .map(value -> topic.in(value, Words.of(value), context.tuning()))
                .filter(Objects::nonNull)
                .toList();
        return all.stream().anyMatch(Topic.Mention::certain) ? all : List.of();
    }

    /** What owners send themselves to remember belongs among the notes. */
    private boolean ownNotes() {
        return context.owner() != null
                && "notes".equals(place.known())
                && rule.conditions().stream()
                        .anyMatch(condition -> condition.field() == Field.FROM
                                && condition.values().stream()
                                        .allMatch(sender -> context.owner().isCalled(sender.strip())));
    }

    private static boolean onlyBulk(Condition condition) {
        List<String> values = condition.values();
        if (values.isEmpty()) {
            return false;
        }
        return condition.ofSender()
                ? values.stream().allMatch(value -> Senders.bulk(value) || bulkText(value))
                : condition.ofWords() && values.stream().allMatch(Reading::bulkText);
    }

    /** A word of bulk mail, or the tag that a spam gateway puts before a subject. */
    private static boolean bulkText(String value) {
        Topic.Mention mention = Topic.BULK.in(value);
        return (mention != null && mention.certain())
                || (TAG.matcher(value.strip()).matches()
                        && Topic.FINANCE.in(value) == null
                        && Topic.PAYROLL.in(value) == null);
    }
}
