package io.cordon.plan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.step.AccountAction;
import io.cordon.step.Action;
import io.cordon.step.ArtifactAction;
import io.cordon.step.Catalog;
import io.cordon.step.Inspection;
import io.cordon.step.Step;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The playbooks: those that come with Cordon, replaced or joined by the operator's own. A playbook that names a step that does not exist, or in
 * the wrong place, stops the start.
 */
@Startup
@Singleton
public final class Playbooks {
    private static final List<String> SHIPPED = List.of("compromised", "precaution", "inspect");
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, Playbook> playbooks;
    private final List<StepInfo> steps;

    Playbooks(
            Catalog catalog,
            @ConfigProperty(name = "cordon.playbooks.directory", defaultValue = "config/playbooks") Path directory) {
        Map<String, Playbook> byName = new TreeMap<>();
        for (String name : SHIPPED) {
            add(byName, shipped(name), "the shipped playbook " + name);
        }
        for (Path file : files(directory)) {
            add(byName, read(file), file.toString());
        }
        byName.values().forEach(playbook -> check(playbook, catalog));
        playbooks = Collections.unmodifiableMap(byName);
        steps = catalog.all().stream().map(Step::info).toList();
    }

    /** The steps that a playbook can be made of, by name. */
    public List<StepInfo> steps() {
        return steps;
    }

    /** All playbooks, by name. */
    public Collection<Playbook> all() {
        return playbooks.values();
    }

    /** The playbook of that name, if there is one. */
    public Optional<Playbook> find(String name) {
        return Optional.ofNullable(playbooks.get(name));
    }

    private static void add(Map<String, Playbook> byName, Playbook playbook, String where) {
        if (!playbook.name().matches("[a-z][a-z0-9-]{0,40}")) {
            throw new IllegalStateException(where + ": a playbook's name is lower-case letters, digits and dashes");
        }
        byName.put(playbook.name(), playbook);
    }

    private static void check(Playbook playbook, Catalog catalog) {
        playbook.cut().forEach(name -> require(playbook, "cut", name, catalog, AccountAction.class));
        playbook.inspect().forEach(name -> require(playbook, "inspect", name, catalog, Inspection.class));
        playbook.close().forEach(name -> require(playbook, "close", name, catalog, AccountAction.class));
        playbook.approval().forEach(name -> require(playbook, "approval", name, catalog, Action.class));
        for (Playbook.Remedy remedy : playbook.remedies()) {
            Step action = require(playbook, "remedies", remedy.action(), catalog, ArtifactAction.class);
            if (!((ArtifactAction) action).on().contains(remedy.finding())) {
                throw new IllegalStateException("Playbook " + playbook.name() + ": " + remedy.action()
                        + " is no remedy for " + remedy.finding());
            }
        }
    }

    private static Step require(
            Playbook playbook, String part, StepName name, Catalog catalog, Class<? extends Step> kind) {
        Step step = catalog.find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "Playbook " + playbook.name() + ", " + part + ": no step is called " + name));
        if (!kind.isInstance(step)) {
            throw new IllegalStateException(
                    "Playbook " + playbook.name() + ", " + part + ": " + name + " does not belong there");
        }
        return step;
    }

    private static Playbook shipped(String name) {
        String resource = "/playbooks/" + name + ".yaml";
        try (InputStream in = Playbooks.class.getResourceAsStream(resource)) {
            return YAML.readValue(in, Playbook.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cordon.playbooks.directory cannot be read: " + directory, e);
        }
    }

    private static Playbook read(Path file) {
        try {
            return YAML.readValue(file.toFile(), Playbook.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The playbook cannot be read: " + file, e);
        }
    }
}
