package io.cordon.report;

import io.cordon.model.Campaign;
import io.cordon.model.Status;
import io.cordon.model.Text;
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
import java.util.Map;

/** A campaign as one HTML page: how far it is, and every user, those first that need a person. As inert as {@link ReportPage}. */
public final class CampaignPage {
    private static final String TEMPLATE = "/templates/report/campaign.html";
    private static final Map<String, Text> WORDS = Map.ofEntries(
            Map.entry("language", new Text("en", "fr")),
            Map.entry("exercise", new Text("SIMULATION / EXERCISE", "SIMULATION / EXERCICE")),
            Map.entry("title", new Text("Campaign report", "Rapport de campagne")),
            Map.entry("total", new Text("Users", "Utilisateurs")),
            Map.entry("cut", new Text("Cut", "Coupés")),
            Map.entry("refused", new Text("Not taken", "Non pris en compte")),
            Map.entry("ended", new Text("Ended", "Terminés")),
            Map.entry("contained", new Text("Contained", "Confinés")),
            Map.entry("allCut", new Text("All cut at", "Tous coupés à")),
            Map.entry("notYet", new Text("not yet", "pas encore")),
            Map.entry("accepted", new Text("Asked for at", "Demandé à")),
            Map.entry("user", new Text("User", "Utilisateur")),
            Map.entry("state", new Text("State", "État")),
            Map.entry("proven", new Text("Cut proven at", "Coupure prouvée à")),
            Map.entry("findings", new Text("Findings", "Constats")),
            Map.entry("open", new Text("Not done or not known", "Non fait ou non connu")),
            Map.entry("report", new Text("Report", "Rapport")),
            Map.entry("read", new Text("open", "ouvrir")),
            Map.entry("waiting", new Text("Waiting for its turn", "Attend son tour")),
            Map.entry("paris", new Text("(Paris)", "(Paris)")));

    private final Template french = template(Locale.FRENCH);
    private final Template english = template(Locale.ENGLISH);

    /** The page in French for any French locale, in English for every other. */
    public String html(Campaign campaign, List<Campaign.Line> lines, Locale locale) {
        return (locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french : english)
                .data("w", WORDS)
                .data("c", campaign)
                .data(
                        "lines",
                        lines.stream()
                                .sorted(Comparator.comparingInt(CampaignPage::rank)
                                        .thenComparingInt(Campaign.Line::position))
                                .toList())
                .render();
    }

    /** What needs a person comes first. */
    private static int rank(Campaign.Line line) {
        if (line.refused() != null) {
            return 0;
        }
        return switch (line.status()) {
            case null -> 4;
            case Status.FAILED, Status.REFUSED -> 1;
            case Status.PARTIAL -> 2;
            case Status.CANCELLED -> 3;
            case Status.WAITING_APPROVAL, Status.STOPPED -> 3;
            case Status.ACCEPTED, Status.RUNNING, Status.WAITING_RETRY -> 4;
            case Status.CONTAINED, Status.INSPECTED, Status.PREVIEWED, Status.RELEASED -> 5;
        };
    }

    private static Template template(Locale locale) {
        Shown shown = new Shown(locale);
        return Engine.builder()
                .addDefaults()
                .addValueResolver(ValueResolver.builder()
                        .applyToBaseClass(Instant.class)
                        .applyToName("paris")
                        .resolveSync(context -> shown.paris((Instant) context.getBase()))
                        .build())
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(shown)
                .build()
                .parse(source());
    }

    private static String source() {
        try (InputStream in = CampaignPage.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(TEMPLATE, e);
        }
    }
}
