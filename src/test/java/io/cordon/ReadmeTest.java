package io.cordon;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.access.AccessConfig;
import io.cordon.access.EntraConfig;
import io.cordon.judgement.Signs;
import io.cordon.microsoft.AuditLogs;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.StepInfo;
import io.cordon.plan.ApprovalConfig;
import io.cordon.plan.BudgetConfig;
import io.cordon.step.Action;
import io.cordon.step.Catalog;
import io.cordon.step.Inspection;
import io.cordon.step.Step;
import io.cordon.sweep.Sources;
import io.cordon.sweep.SweepConfig;
import io.cordon.tenant.Protection;
import io.cordon.tenant.TenantsConfig;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say is what the code does. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- steps:begin -->\n)(.*?)(<!-- steps:end -->)");

    private static final Pattern PERMISSIONS =
            Pattern.compile("(?s)(<!-- permissions:begin -->\n)(.*?)(<!-- permissions:end -->)");

    private static final Pattern SIGNS = Pattern.compile("(?s)(<!-- signs:begin -->\n)(.*?)(<!-- signs:end -->)");

    /** Those whose properties are all plain. */
    private static final List<Class<?>> CONFIGURATIONS =
            List.of(AccessConfig.class, EntraConfig.class, ApprovalConfig.class, BudgetConfig.class);

    private static final Pattern SOURCES = Pattern.compile("(?s)(<!-- sources:begin -->\n)(.*?)(<!-- sources:end -->)");

    @Inject
    Catalog catalog;

    @Inject
    Sources sources;

    @Test
    void theTableOfSourcesIsTheirOwn() throws IOException {
        String readme = Files.readString(README);
        StringBuilder table = new StringBuilder("| source | flags | permission |\n| --- | --- | --- |\n");
        for (SourceInfo source : sources.infos()) {
            table.append("| %s | %s | %s |%n"
                    .formatted(
                            source.reference() == null
                                    ? "`" + source.name() + "`"
                                    : "[`%s`](%s)".formatted(source.name(), source.reference()),
                            source.does().en(),
                            source.permissions().stream()
                                    .map(permission -> "`" + permission.name() + "`")
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
        }
        String expected = SOURCES.matcher(readme)
                .replaceFirst(found -> found.group(1) + Matcher.quoteReplacement(table.toString()) + found.group(3));
        if (!readme.equals(expected)) {
            Files.writeString(Path.of("target/README.md"), expected);
        }
        assertThat(readme).as("stale; the right one is in target/README.md").isEqualTo(expected);
    }

    @Test
    void theTableOfStepsIsTheCataloguesOwn() throws IOException {
        String readme = Files.readString(README);
        String table = table();
        String expected = TABLE.matcher(readme)
                .replaceFirst(found -> found.group(1) + Matcher.quoteReplacement(table) + found.group(3));
        if (!readme.equals(expected)) {
            Files.writeString(Path.of("target/README.md"), expected);
        }
        assertThat(readme).as("stale; the right one is in target/README.md").isEqualTo(expected);
    }

    @Test
    void theTableOfSignsIsTheJudgementsOwn() throws IOException {
        String readme = Files.readString(README);
        StringBuilder table = new StringBuilder("| in | sign | at most | source |\n| --- | --- | --- | --- |\n");
        Signs.all()
                .forEach(sign -> table.append("| %s | `%s` | %s | %s |%n"
                        .formatted(sign.kind(), sign.id(), sign.most().toLowerCase(Locale.ROOT), sign.source())));
        String expected = SIGNS.matcher(readme)
                .replaceFirst(found -> found.group(1) + Matcher.quoteReplacement(table.toString()) + found.group(3));
        if (!readme.equals(expected)) {
            Files.writeString(Path.of("target/README.md"), expected);
        }
        assertThat(readme).as("stale; the right one is in target/README.md").isEqualTo(expected);
    }

    @Test
    void everyPermissionIsExplainedInALine() throws IOException {
        String readme = Files.readString(README);
        String expected = PERMISSIONS
                .matcher(readme)
                .replaceFirst(found -> found.group(1) + Matcher.quoteReplacement(permissions()) + found.group(3));
        if (!readme.equals(expected)) {
            Files.writeString(Path.of("target/README.md"), expected);
        }
        assertThat(readme).as("stale; the right one is in target/README.md").isEqualTo(expected);
    }

    private String permissions() {
        Map<String, Set<String>> reasons = new TreeMap<>();
        Stream.concat(Protection.NEEDS.stream(), Stream.of(AuditLogs.NEEDS))
                .forEach(permission -> reasons.computeIfAbsent(permission.name(), _ -> new TreeSet<>())
                        .add(permission.why().en()));
        for (Step step : catalog.all()) {
            for (Permission permission : step.info().permissions()) {
                reasons.computeIfAbsent(permission.name(), _ -> new TreeSet<>())
                        .add(permission.why().en());
            }
        }
        for (SourceInfo source : sources.infos()) {
            for (Permission permission : source.permissions()) {
                reasons.computeIfAbsent(permission.name(), _ -> new TreeSet<>())
                        .add(permission.why().en());
            }
        }
        StringBuilder table = new StringBuilder("| permission | is needed |\n| --- | --- |\n");
        reasons.forEach((name, why) -> table.append("| `%s` | %s |%n".formatted(name, String.join("; ", why))));
        return table.toString();
    }

    @Test
    void everyPathThatTheReadmeNamesExists() throws IOException {
        String readme = Files.readString(README);
        List<String> links = Pattern.compile("\\]\\(([a-zA-Z./_-]+)\\)")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/io/cordon"))) {
            assertThat(packages.filter(Files::isDirectory).map(path -> "  " + path.getFileName() + "/"))
                    .allSatisfy(name -> assertThat(readme).contains(name));
        }
    }

    @Test
    void everyErrorCodeStandsInTheReadme() throws IOException {
        String readme = Files.readString(README);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/cordon/api"))) {
            List<String> codes = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> Pattern.compile("Problem\\.of\\(\\s*\\d{3},\\s*\"([a-z-]+)\"")
                            .matcher(read(path))
                            .results())
                    .map((MatchResult found) -> found.group(1))
                    .distinct()
                    .filter(code -> !List.of(
                                    "not-acceptable",
                                    "method-not-allowed",
                                    "unsupported-media-type",
                                    "bad-request",
                                    "internal-error",
                                    "not-contained")
                            .contains(code))
                    .toList();
            assertThat(codes)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(code -> assertThat(readme).contains("`" + code + "`"));
        }
    }

    @Test
    void everyVariableOfTheExampleIsReadAndTheOtherWayRound() throws IOException {
        List<String> documented = Files.readAllLines(Path.of(".env.example")).stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        String code;
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            code = sources.filter(path -> path.toString().matches(".*\\.(java|properties)"))
                    .map(ReadmeTest::read)
                    .collect(Collectors.joining("\n"));
        }
        assertThat(documented)
                .allSatisfy(variable ->
                        assertThat(isRead(variable, code)).as(variable).isTrue());
        List<String> read = Pattern.compile("\\bCORDON_[A-Z_]*[A-Z]\\b")
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(variable -> !variable.equals("CORDON_TENANTS"))
                .toList();
        assertThat(documented).containsAll(read);
        CONFIGURATIONS.forEach(config -> assertThat(documented).containsAll(variables(config)));
        for (var method : TenantsConfig.Tenant.class.getMethods()) {
            String variable = "CORDON_TENANTS_HOPITAL_"
                    + method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            assertThat(documented).anyMatch(name -> name.equals(variable) || name.startsWith(variable + "_"));
        }
        for (var method : SweepConfig.OfTenant.class.getMethods()) {
            assertThat(documented)
                    .contains("CORDON_SWEEP_HOPITAL_"
                            + method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
        }
    }

    /** The environment variables of a configuration's type. */
    private static List<String> variables(Class<?> config) {
        String prefix = config.getAnnotation(ConfigMapping.class).prefix();
        return Stream.of(config.getMethods())
                .map(method -> prefix + "." + method.getName().replaceAll("([A-Z])", "_$1"))
                .map(property -> property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                .toList();
    }

    private static boolean isRead(String variable, String code) {
        if (CONFIGURATIONS.stream().anyMatch(config -> variables(config).contains(variable))) {
            return true;
        }
        if (variable.startsWith("CORDON_TENANTS_HOPITAL_") || variable.startsWith("CORDON_SWEEP_HOPITAL_")) {
            return true; // by the configuration's own types, checked below
        }
        String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return code.contains(variable)
                || Pattern.compile(property.replace(".", "[.-]")).matcher(code).find();
    }

    private String table() {
        StringBuilder table = new StringBuilder(
                "| step | | permissions | Entra role | ATT&CK | D3FEND |\n| --- | --- | --- | --- | --- | --- |\n");
        for (Step step : catalog.all()) {
            StepInfo info = step.info();
            String kind = switch (step) {
                case Action _ -> "A";
                case Inspection _ -> "I";
            };
            table.append("| [`%s`](%s) | *%s* %s | %s | %s | %s | %s |%n"
                    .formatted(
                            info.name(),
                            info.reference(),
                            kind,
                            info.does().en(),
                            info.permissions().stream()
                                    .map(Permission::name)
                                    .map(name -> "`" + name + "`")
                                    .collect(Collectors.joining(", ")),
                            String.join(", ", info.roles()),
                            String.join(", ", info.attack()),
                            String.join(", ", info.defend())));
        }
        return table.toString();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
