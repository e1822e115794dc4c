package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import io.cordon.model.Text;
import java.util.List;
import java.util.stream.Stream;

/** What the mail is about that a rule hides: money, pay, a noticed incident, codes and account changes, replies to mail sent in the owner's name. */
final class TopicSigns {
    private static final Text SECURITY =
            new Text("warnings about the account or a fraud", "des alertes sur le compte ou une fraude");
    private static final Text ACCOUNT =
            new Text("codes and notices of account changes", "des codes et des avis de modification du compte");
    private static final Text PAYROLL = new Text("notices about pay", "des avis sur la paie");
    private static final Text FINANCE = new Text("mail about money", "des messages sur l'argent");
    private static final int MANY = 3;
    private static final int A_WHOLE_SUBJECT = 5;

    private static final Text NOTHING = new Text("", "");
    private static final Text INNOCENT = new Text(
            " The owner may have had enough of such mail, or file it by hand.",
            " Le titulaire peut en avoir assez de ces messages, ou les classer à sa façon.");

    static final List<Sign<Reading>> ALL = List.of(
            new Sign<>(
                    "topic.security",
                    STRONG,
                    "Microsoft grading guide; Microsoft Sentinel; Elastic",
                    reading -> hidden(reading, Topic.SECURITY, SECURITY)),
            new Sign<>(
                    "topic.account",
                    STRONG,
                    "Elastic on deleted MFA notices; Microsoft on Storm-2657",
                    reading -> hidden(reading, Topic.ACCOUNT, ACCOUNT)),
            new Sign<>(
                    "topic.payroll",
                    STRONG,
                    "Microsoft on Storm-2657 and Storm-2755",
                    reading -> hidden(reading, Topic.PAYROLL, PAYROLL)),
            new Sign<>(
                    "topic.finance",
                    STRONG,
                    "Elastic; Microsoft Sentinel BEC; Splunk; Proofpoint; FBI PIN 20201125-001",
                    reading -> hidden(reading, Topic.FINANCE, FINANCE)),
            new Sign<>("topic.many", WEAK, "Microsoft Sentinel BEC", TopicSigns::many),
            new Sign<>("topic.bounces", MEDIUM, "Proofpoint; LevelBlue 2024-06", TopicSigns::bounces),
            new Sign<>("topic.one-subject", MEDIUM, "Proofpoint; LevelBlue 2024-06", TopicSigns::oneSubject));

    private TopicSigns() {}

    private static Evidence hidden(Reading reading, Topic topic, Text what) {
        List<Topic.Mention> mentions = reading.mentions(topic);
        if (mentions.isEmpty() || reading.concealment() == Concealment.NONE) {
            return null;
        }
        Strength full = strength(reading, topic, mentions);
        boolean job = full != null && reading.around().isJob(topic) && reading.concealment() != Concealment.DEEP;
        Strength strength = job ? full.lower() : full;
        return strength == null
                ? null
                : Evidence.of(
                        strength,
                        "It hides %s: “%s”.%s",
                        "Elle cache %s : « %s ».%s",
                        what,
                        Quotation.of(mentions.stream().map(Topic.Mention::text).toList()),
                        strength == STRONG ? NOTHING : INNOCENT);
    }

    private static Strength strength(Reading reading, Topic topic, List<Topic.Mention> mentions) {
        if (reading.bulk()) {
            boolean trial = reading.senders().stream().anyMatch(Senders::onTrial);
            boolean aboutTheAccount = topic == Topic.ACCOUNT || topic == Topic.PAYROLL;
            return aboutTheAccount && !trial && reading.hidesWell() ? MEDIUM : null;
        }
        if (reading.senders().stream().anyMatch(Senders::onTrial)) {
            return null;
        }
        Strength full = mentions.stream().allMatch(Topic.Mention::inPassing) ? MEDIUM : STRONG;
        return switch (reading.concealment()) {
            case NONE -> null;
            case FILED -> filed(reading, topic, mentions);
            case QUIET -> quiet(reading, topic, mentions);
            case JUNKED -> topic == Topic.FINANCE ? MEDIUM : full;
            case DELETED -> reading.passesOnInside() ? MEDIUM : full;
            case DEEP -> full;
        };
    }

    /** One sort of notice put away read may be tidiness; several sorts in the archive are a search for whatever gives the intruder away. */
    private static Strength quiet(Reading reading, Topic topic, List<Topic.Mention> mentions) {
        if (reading.passesOnInside()) {
            return WEAK;
        }
        boolean several = topic != Topic.FINANCE && mentions.size() > 1;
        boolean archived = reading.place() != null && reading.place().kind() == Place.Kind.ARCHIVE;
        return several && archived && mentions.stream().noneMatch(Topic.Mention::inPassing) ? STRONG : MEDIUM;
    }

    /** Words of an incident in a folder whose name has nothing to do with them. */
    private static Strength filed(Reading reading, Topic topic, List<Topic.Mention> mentions) {
        return topic == Topic.SECURITY && !reading.fits() && mentions.size() > 1 ? MEDIUM : null;
    }

    private static Evidence many(Reading reading) {
        List<String> words = Stream.of(Topic.SECURITY, Topic.ACCOUNT, Topic.PAYROLL, Topic.FINANCE)
                .flatMap(topic -> reading.mentions(topic).stream())
                .map(Topic.Mention::text)
                .distinct()
                .toList();
        return words.size() >= MANY && reading.hides() && !reading.bulk()
                ? Evidence.of(
                        WEAK,
                        "It looks for %d such words at once.",
                        "Elle cherche %d de ces mots à la fois.",
                        words.size())
                : null;
    }

    private static Evidence bounces(Reading reading) {
        boolean asked = reading.rule().wants("isNonDeliveryReport")
                || !reading.mentions(Topic.BOUNCE).isEmpty()
                || senderReturnsMail(reading);
        if (!asked || !reading.hides() || reading.fits()) {
            return null;
        }
        return Evidence.of(
                reading.hidesWell() || reading.rule().markAsRead() ? MEDIUM : WEAK,
                "It hides non-delivery notices, which betray mail sent in the owner's name. Who sends newsletters may want this too.",
                "Elle cache les avis de non-remise, qui trahissent des envois au nom du titulaire. Qui envoie des lettres d'information peut aussi le vouloir.");
    }

    private static boolean senderReturnsMail(Reading reading) {
        return reading.senders().stream()
                .map(Spelling::plain)
                .anyMatch(sender -> sender.startsWith("mailer-daemon") || sender.startsWith("postmaster"));
    }

    private static Evidence oneSubject(Reading reading) {
        List<String> subjects = reading.rule()
                .values(condition -> condition.field() == Condition.Field.SUBJECT
                        || condition.field() == Condition.Field.SUBJECT_OR_BODY)
                .filter(value -> Words.of(value).words().size() >= A_WHOLE_SUBJECT)
                .toList();
        boolean saidAlready = Stream.of(Topic.SECURITY, Topic.ACCOUNT, Topic.PAYROLL, Topic.FINANCE)
                .anyMatch(topic -> !reading.mentions(topic).isEmpty());
        if (subjects.isEmpty() || saidAlready || !reading.hidesWell() || reading.bulk() || reading.namesSenders()) {
            return null;
        }
        boolean reply = subjects.stream()
                .map(Spelling::plain)
                .anyMatch(subject -> subject.matches("(re|aw|sv|odp|res|r|tr|fw|wg)\\s*:.*"));
        return Evidence.of(
                reply || reading.concealment() == Concealment.DEEP ? MEDIUM : WEAK,
                "It hides mail with one whole subject line, “%s”, as intruders do with answers to what they sent.",
                "Elle cache les messages portant un objet entier, « %s », comme le font les intrus avec les réponses à leurs envois.",
                Quotation.of(subjects));
    }
}
