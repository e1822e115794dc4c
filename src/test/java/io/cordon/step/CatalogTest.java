package io.cordon.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.model.Target;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every step must have. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class CatalogTest {
    @Inject
    Catalog catalog;

    @Test
    void everyStepSaysWhatItDoesWhatItNeedsAndWhereThatIsDocumented() {
        assertThat(catalog.all()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(step -> {
            assertThat(step.info().does().en()).isNotBlank().doesNotEndWith(".");
            assertThat(step.info().does().fr())
                    .isNotBlank()
                    .isNotEqualTo(step.info().does().en());
            assertThat(step.info().permissions()).isNotEmpty();
            assertThat(step.info().reference().getHost()).isEqualTo("learn.microsoft.com");
            assertThat(step.info().attack()).isNotEmpty().allMatch(id -> id.matches("T\\d{4}(\\.\\d{3})?"));
            assertThat(step.info().defend()).allMatch(id -> id.matches("D3-[A-Z]+"));
        });
    }

    @Test
    void everyKindOfArtifactHasARemedy() {
        assertThat(Target.Kind.values())
                .allSatisfy(kind -> assertThat(catalog.all().stream()
                                .filter(ArtifactAction.class::isInstance)
                                .map(ArtifactAction.class::cast)
                                .anyMatch(action -> action.on().contains(kind)))
                        .as(kind.name())
                        .isTrue());
    }

    @Test
    void everyStepHasAStory() {
        assertThat(catalog.all())
                .allSatisfy(step -> assertThat(Arrays.stream(new File("src/test/resources/scenarios").listFiles())
                                .anyMatch(file -> read(file)
                                                .contains(step.info().name().value() + ":")
                                        || read(file)
                                                .contains(step.info().name().value() + " ")))
                        .as(step.info().name().value())
                        .isTrue());
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
