package io.cordon;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cordon.step.Step;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The dependency rule of the README's map, and the habits that a compiler does not know. */
class ArchitectureTest {
    private static final JavaClasses CORDON = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cordon");

    @Test
    void everyPackageImportsOnlyWhatStandsBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.cordon..")
                .ensureAllClassesAreContainedInArchitecture() // a new package must be placed, or the build fails
                .layer("start")
                .definedBy("io.cordon")
                .layer("model")
                .definedBy("io.cordon.model..")
                .layer("microsoft")
                .definedBy("io.cordon.microsoft..")
                .layer("step")
                .definedBy("io.cordon.step..")
                .layer("action")
                .definedBy("io.cordon.action..")
                .layer("inspection")
                .definedBy("io.cordon.inspection..")
                .layer("judgement")
                .definedBy("io.cordon.judgement..")
                .layer("tenant")
                .definedBy("io.cordon.tenant..")
                .layer("plan")
                .definedBy("io.cordon.plan..")
                .layer("engine")
                .definedBy("io.cordon.engine..")
                .layer("store")
                .definedBy("io.cordon.store..")
                .layer("report")
                .definedBy("io.cordon.report..")
                .layer("audit")
                .definedBy("io.cordon.audit..")
                .layer("notify")
                .definedBy("io.cordon.notify..")
                .layer("access")
                .definedBy("io.cordon.access..")
                .layer("preflight")
                .definedBy("io.cordon.preflight..")
                .layer("sweep")
                .definedBy("io.cordon.sweep..")
                .layer("watch")
                .definedBy("io.cordon.watch..")
                .layer("api")
                .definedBy("io.cordon.api..")
                .layer("simulator")
                .definedBy("io.cordon.simulator..")
                .whereLayer("start")
                .mayOnlyAccessLayers("model", "store", "api", "audit", "access")
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("simulator")
                .mayNotAccessAnyLayer()
                .whereLayer("microsoft")
                .mayOnlyAccessLayers("model")
                .whereLayer("audit")
                .mayOnlyAccessLayers("model")
                .whereLayer("store")
                .mayOnlyAccessLayers("model", "audit")
                .whereLayer("report")
                .mayOnlyAccessLayers("model")
                .whereLayer("judgement")
                .mayOnlyAccessLayers("model")
                .whereLayer("step")
                .mayOnlyAccessLayers("model", "microsoft")
                .whereLayer("tenant")
                .mayOnlyAccessLayers("model", "microsoft")
                .whereLayer("action")
                .mayOnlyAccessLayers("model", "microsoft", "step")
                .whereLayer("inspection")
                .mayOnlyAccessLayers("model", "microsoft", "step", "judgement")
                .whereLayer("plan")
                .mayOnlyAccessLayers("model", "step", "tenant")
                .whereLayer("engine")
                .mayOnlyAccessLayers("model", "microsoft", "step", "tenant", "plan", "store", "audit")
                .whereLayer("access")
                .mayOnlyAccessLayers("model", "tenant", "store", "audit")
                .whereLayer("notify")
                .mayOnlyAccessLayers("model", "store", "report", "audit")
                .whereLayer("preflight")
                .mayOnlyAccessLayers("model", "microsoft", "step", "tenant", "engine", "sweep")
                .whereLayer("sweep")
                .mayOnlyAccessLayers("model", "microsoft", "tenant", "plan", "store", "engine", "judgement")
                .whereLayer("watch")
                .mayOnlyAccessLayers("model", "microsoft", "step", "tenant", "plan", "store", "engine", "audit")
                .whereLayer("api")
                .mayOnlyAccessLayers(
                        "model",
                        "tenant",
                        "plan",
                        "store",
                        "report",
                        "engine",
                        "access",
                        "audit",
                        "judgement",
                        "preflight",
                        "sweep")
                .whereLayer("action")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("inspection")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("simulator")
                .mayNotBeAccessedByAnyLayer()
                .check(CORDON);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.cordon.(*)..").should().beFreeOfCycles().check(CORDON);
    }

    @Test
    void theModelIsPlainJavaWithJsonAnnotations() {
        noClasses()
                .that()
                .resideInAPackage("io.cordon.model..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.cordon.model..", "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..")
                .check(CORDON);
    }

    @Test
    void theJudgementIsPure() {
        noClasses()
                .that()
                .resideInAPackage("io.cordon.judgement..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.sql..", "jakarta..", "io.quarkus..", "java.nio.file..")
                .check(CORDON);
    }

    @Test
    void theTrailKnowsNeitherDatabaseNorNetwork() {
        noClasses()
                .that()
                .resideInAPackage("io.cordon.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.sql..", "jakarta..", "io.quarkus..")
                .check(CORDON);
    }

    @Test
    void eachTechnologyHasOneHome() {
        onlyIn("io.cordon.store..", "java.sql..", "javax.sql..", "org.jdbi..", "com.github.kagkarlsson..");
        onlyIn("io.cordon.microsoft..", "java.net.http..", "okhttp3..", "com.azure..", "com.microsoft.aad..");
        onlyIn("io.cordon.api..", "jakarta.ws.rs..");
        onlyIn("io.cordon.simulator..", "com.github.tomakehurst..");
        onlyIn("io.cordon.notify..", "com.cloudbees..");
        onlyIn("io.cordon.report..", "io.quarkus.qute..");
        onlyIn("io.cordon.access..", "io.quarkus.oidc..", "org.jose4j..", "io.vertx..");
    }

    private static void onlyIn(String home, String... technology) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology)
                .check(CORDON);
    }

    @Test
    void stepsAreFinalHiddenAndStateless() {
        classes()
                .that(assignableTo(Step.class))
                .and()
                .areNotInterfaces()
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveOnlyFinalFields()
                .check(CORDON);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl|Processor|DTO|Dto|VO)")
                .check(CORDON);
    }

    @Test
    void timeIsGivenAndNobodySleepsOrPrints() {
        noClasses().should().callMethod(Instant.class, "now").check(CORDON);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CORDON);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CORDON);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                CORDON.that(DescribedPredicate.not(JavaClass.Predicates.type(Main.class)))); // a command prints
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CORDON);
    }
}
