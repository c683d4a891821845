package io.echobench.harness;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Values flow one way: script, plan, run, result, stats, report. */
class ArchitectureTest {

    private static final String HARNESS = "io.echobench.harness.";

    private final JavaClasses harness = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.echobench.harness");

    @Test
    void statisticsAndReportsNeverReachWhatMeasures() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        HARNESS + "inference..", HARNESS + "stats..", HARNESS + "report..", HARNESS + "result..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HARNESS + "run..", HARNESS + "catalog..", HARNESS + "cli..")
                .check(harness);
    }

    @Test
    void scriptAndPlanKnowNothingThatComesAfterThem() {
        noClasses()
                .that()
                .resideInAnyPackage(HARNESS + "script..", HARNESS + "plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HARNESS + "run..",
                        HARNESS + "catalog..",
                        HARNESS + "cli..",
                        HARNESS + "result..",
                        HARNESS + "inference..",
                        HARNESS + "stats..",
                        HARNESS + "report..")
                .check(harness);
    }

    @Test
    void explanationsAreMadeFromReportsAndScriptsAlone() {
        noClasses()
                .that()
                .resideInAPackage(HARNESS + "explain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HARNESS + "run..",
                        HARNESS + "catalog..",
                        HARNESS + "cli..",
                        HARNESS + "plan..",
                        HARNESS + "result..",
                        HARNESS + "stats..",
                        HARNESS + "report..",
                        "java.io..",
                        "java.nio.file..",
                        "java.net..")
                .check(harness);
    }

    @Test
    void inferenceKnowsValuesOnly() {
        classes()
                .that()
                .resideInAPackage(HARNESS + "inference..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        HARNESS + "inference..",
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.apache.commons.statistics..",
                        "org.jspecify.annotations")
                .check(harness);
    }

    @Test
    void inferenceAsksNoClockAndNoChance() {
        noClasses()
                .that()
                .resideInAPackage(HARNESS + "inference..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(SplittableRandom.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, Thread.class, Process.class)
                .check(harness);
    }

    @Test
    void onlyTheCommandLineReachesTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HARNESS + "cli..")
                .and()
                .doNotHaveSimpleName("Main")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HARNESS + "cli..")
                .check(harness);
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching("io.echobench.harness.(*)..")
                .should()
                .beFreeOfCycles()
                .check(harness);
    }

    @Test
    void noBackendLibraryIsReachable() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty..", "io.undertow..", "io.vertx..", "io.helidon..", "io.echobench.backend..")
                .check(harness);
    }

    @Test
    void everyPackageOfTheProjectIsNullMarked() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.echobench");
        for (JavaPackage each : all.getDefaultPackage().getSubpackagesInTree()) {
            if (!each.getClasses().isEmpty() && each.getName().startsWith("io.echobench")) {
                assertThat(each.tryGetPackageInfo().isPresent()
                                && each.getPackageInfo().isAnnotatedWith(NullMarked.class))
                        .as("package-info of %s with @NullMarked", each.getName())
                        .isTrue();
            }
        }
    }

    /** A program is started with a list of arguments, which no shell reads. */
    @Test
    void processesAreStartedFromListsOfArguments() {
        JavaClasses project = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.echobench");
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(Runtime.class)))
                        .and(JavaCall.Predicates.target(name("exec"))))
                .check(project);
    }
}
