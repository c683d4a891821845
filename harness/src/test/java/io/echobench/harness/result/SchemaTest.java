package io.echobench.harness.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult.ClientFigures;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.stats.Altered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/run.schema.json and docs/trial.schema.json describe every file that is written, field by field. */
class SchemaTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Schema RUN = schema("run.schema.json");
    private static final Schema TRIAL = schema("trial.schema.json");

    @TempDir
    private Path results;

    @ParameterizedTest
    @MethodSource("committed")
    void describesEveryCommittedResult(Path file) {
        assertThat(objections(file)).isEmpty();
    }

    static List<Path> committed() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../results/reference"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreCommittedResultsOfBothKinds() throws IOException {
        assertThat(committed()).anyMatch(SchemaTest::isRun).anyMatch(file -> !isRun(file));
    }

    @Test
    void describesARunThatRanks() throws IOException {
        RunRecord.Ranked ranked = new RunRecord.Ranked(
                "reference",
                List.of(1_000.0, 20_000.0),
                List.of(1_000.0, 20_000.0),
                List.of(),
                "reference-again",
                "reference-burn-x",
                Optional.empty(),
                0.05,
                Optional.empty(),
                Optional.empty());
        for (RunRecord.Ranked each : List.of(
                ranked,
                ranked.without(List.of(new RunRecord.TooFast(20_000, "the generator is busy"))),
                ranked.burning(840),
                ranked.burning(840).stopped(14))) {
            RunDirectory directory = RunDirectory.create(
                    results,
                    SampleRun.begun(Instant.EPOCH, "standard").withRanked(each).resumedAt(Instant.EPOCH));

            assertThat(objections(directory.path().resolve("run.json"))).isEmpty();
        }
    }

    @Test
    void describesARunWhoseClientWasMeasured() throws IOException {
        for (ClientCheck check : List.of(
                new ClientCheck(
                        Map.of("nio", List.of(8_000.5, 9_000.0), "epoll", List.of(6_000.25, 7_000.0)), List.of()),
                ClientCheck.impossible(List.of("they are for Linux")))) {
            RunRecord run = SampleRun.begun(Instant.EPOCH, "quick");
            RunDirectory directory =
                    RunDirectory.create(results, run.withSettings(run.settings().checked(check)));

            assertThat(objections(directory.path().resolve("run.json"))).isEmpty();
            assertThat(directory.run().settings().clientCheck()).contains(check);
        }
    }

    @Test
    void describesEveryOutcomeOfATrial() throws IOException {
        RunDirectory directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "standard"));
        directory.write(SampleRun.completed(Trial.calibration("reference", 7), SampleRun.open()));
        directory.write(SampleRun.completed(
                SampleRun.trial(1, 1, "a").again(), slice(SampleRun.open()), SampleRun.closed(10_000)));
        directory.write(SampleRun.failed(SampleRun.trial(2, 1, "b"), "it ended"));
        directory.write(new TrialResult.Skipped(SampleRun.trial(3, 1, "c"), "it is not here"));

        try (Stream<Path> files = Files.list(directory.path().resolve("trials"))) {
            assertThat(files.toList())
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(objections(file)).isEmpty());
        }
    }

    @Test
    void describesAProfiledRunAndItsTrials() throws IOException {
        RunRecord begun = SampleRun.begun(Instant.EPOCH, "quick");
        RunDirectory directory = RunDirectory.create(
                results,
                Altered.copy(begun, "settings", Altered.copy(begun.settings(), "profiler", Optional.of("async"))));
        directory.write(Altered.copy(
                SampleRun.completed(SampleRun.trial(1, 1, "a"), SampleRun.open()),
                "profiles",
                List.of(
                        new Profile("server", "1970-01-01T00:00:00Z", "1970-01-01T00:00:05.5Z", 0, "why"),
                        new Profile("client", "1970-01-01T00:00:00Z", "1970-01-01T00:00:05.5Z", 7, ""))));

        assertThat(objections(directory.path().resolve("run.json"))).isEmpty();
        assertThat(objections(directory.path().resolve("trials/01-a.json"))).isEmpty();
        assertThat(directory.run().settings().profiler()).contains("async");
        assertThat(directory.trials().getFirst())
                .isInstanceOfSatisfying(
                        TrialResult.Completed.class,
                        trial -> assertThat(trial.profiles()).hasSize(2));
    }

    @Test
    void aRunThatIsNotProfiledIsWrittenAsBefore() throws IOException {
        RunDirectory directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));
        directory.write(SampleRun.completed(SampleRun.trial(1, 1, "a"), SampleRun.open()));

        assertThat(text(directory.path().resolve("run.json"))).doesNotContain("profiler");
        assertThat(text(directory.path().resolve("trials/01-a.json"))).doesNotContain("profiles");
    }

    @Test
    void refusesAFieldThatItDoesNotDescribe() throws IOException {
        RunDirectory directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));
        directory.write(SampleRun.completed(SampleRun.trial(1, 1, "a"), SampleRun.open()));
        Path run = directory.path().resolve("run.json");
        Path trial = directory.path().resolve("trials/01-a.json");

        assertThat(RUN.validate(text(run).replaceFirst("\\{", "{\"new\": 1,"), InputFormat.JSON))
                .isNotEmpty();
        for (String known : List.of("\"trial\" : {", "\"loadPoint\" : {", "\"machine\" : {", "\"loop\" : {")) {
            String grown = text(trial).replace(known, known + " \"new\" : 1,");
            assertThat(TRIAL.validate(grown, InputFormat.JSON)).as(known).isNotEmpty();
        }
    }

    /** With everything that a phase may have. */
    private static PhaseFigures slice(PhaseFigures open) {
        return new PhaseFigures(
                "cost 20000/s 1 anchor",
                new LoadPoint("open", 64, 32, 20_000, 20_000, 0, "uniform", "reference"),
                open.intended(),
                open.sent(),
                open.completed(),
                open.sessions(),
                open.sessionsOpened(),
                open.sessionsCompleted(),
                Map.of("timeout", 1L),
                Map.of("discarded", 1L),
                open.censored(),
                open.censoredAboveNanos(),
                open.firstDueNanos(),
                open.elapsedNanos(),
                open.latencies(),
                Optional.empty(),
                open.client(),
                new ClientFigures(0.5, 1.5, 1, 1, Optional.of(15_000_000L), Optional.of(0L)),
                new MachineFigures(1, Map.of("0", 1L), 0, 1, Map.of("pressureNanos", 5L)),
                open.series(),
                List.of("it closed"),
                List.of(8_400.5, 8_500.0));
    }

    private static List<String> objections(Path file) {
        return (isRun(file) ? RUN : TRIAL)
                .validate(text(file), InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList();
    }

    private static boolean isRun(Path file) {
        return file.endsWith("run.json");
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(DOCS.resolve(name)), InputFormat.JSON);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
