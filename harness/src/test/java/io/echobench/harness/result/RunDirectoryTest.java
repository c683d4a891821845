package io.echobench.harness.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.echobench.harness.plan.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    private static final Instant STARTED = Instant.parse("2026-11-23T15:04:05.678Z");

    @TempDir
    private Path results;

    private RunDirectory directory;
    private final Trial first = SampleRun.trial(1, 1, "netty");
    private final Trial second = SampleRun.trial(2, 1, "undertow");

    @BeforeEach
    void createDirectory() throws IOException {
        directory = RunDirectory.create(results, SampleRun.begun(STARTED, "quick"));
    }

    @Test
    void isNamedByUtcTimeAndScript() throws IOException {
        assertThat(directory.path()).isEqualTo(results.resolve("20261123-150405-quick"));
        assertThat(RunDirectory.create(results, SampleRun.begun(STARTED, "a b/c"))
                        .path()
                        .getFileName())
                .hasToString("20261123-150405-a-b-c");
    }

    @Test
    void keepsWhatIsFinishedAfterAnInterrupt() throws IOException {
        Thread.currentThread().interrupt();
        directory.write(SampleRun.completed(first));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory.trials()).hasSize(1);
    }

    @Test
    void givesTwoRunsOfOneSecondFoldersOfTheirOwn() throws IOException {
        assertThat(RunDirectory.create(results, SampleRun.begun(STARTED, "quick"))
                        .path()
                        .getFileName())
                .hasToString("20261123-150405-quick-2");
    }

    @Test
    void isThereWithItsRecordOrNotAtAll() throws IOException {
        assertThat(directory.run()).isEqualTo(SampleRun.begun(STARTED, "quick"));
        assertThat(results).isDirectoryNotContaining("glob:**.tmp");

        Path file = Files.createFile(results.resolve("file"));
        assertThatExceptionOfType(UnwritableRunException.class)
                .isThrownBy(() -> RunDirectory.create(file, SampleRun.begun(STARTED, "quick")))
                .withMessageContaining("file cannot be written: Not a directory");
    }

    @Test
    void readsARecordFromBeforeRunsCouldBeResumed() throws IOException {
        Path run = directory.path().resolve("run.json");
        String text = Files.readString(run);
        Files.writeString(run, text.replaceFirst(",\\s*\"resumed\" : \\[ *]", ""));
        assertThat(Files.readString(run)).isNotEqualTo(text);

        assertThat(directory.run().resumed()).isEmpty();
    }

    @Test
    void notesWhenItWasGoneOnWith() throws IOException {
        directory.write(directory.run().resumedAt(STARTED.plusSeconds(60)));
        directory.write(directory.run().resumedAt(STARTED.plusSeconds(90)));

        assertThat(directory.run().resumed()).containsExactly("2026-11-23T15:05:05.678Z", "2026-11-23T15:05:35.678Z");
    }

    @Test
    void readsBackTheRunThatItWrote() throws IOException {
        RunRecord run = SampleRun.run(SampleRun.ready("netty"), SampleRun.skipped("node-ws", "no node on the PATH"));

        directory.write(run);

        assertThat(RunDirectory.open(directory.path()).run()).isEqualTo(run);
    }

    @Test
    void readsBackTrialsOfEveryOutcomeInTheirOrder() throws IOException {
        List<TrialResult> written = List.of(
                SampleRun.completed(first, SampleRun.open(), SampleRun.closed(90_000)),
                SampleRun.failed(second, "undertow did not answer within 10 s"),
                new TrialResult.Skipped(SampleRun.trial(3, 1, "node-ws"), "no node on the PATH"));

        for (TrialResult result : written.reversed()) {
            directory.write(result);
        }

        assertThat(directory.trials()).isEqualTo(written);
    }

    @Test
    void namesTheFileOfAFailedTrialAsFailed() throws IOException {
        directory.write(SampleRun.failed(second, "no"));

        assertThat(files("trials")).containsExactly("02-undertow.failed.json");
    }

    @Test
    void replacesTheFailureOfAnEarlierAttempt() throws IOException {
        directory.write(SampleRun.failed(first, "no"));
        directory.write(SampleRun.completed(first, SampleRun.open()));

        assertThat(files("trials")).containsExactly("01-netty.json");
    }

    @Test
    void writesTheStatusFirst() throws IOException {
        directory.write(SampleRun.completed(first));

        assertThat(Files.readString(directory.trialFile(first, ".json"))).startsWith("{\n  \"status\" : \"completed\"");
    }

    @Test
    void leavesNoTemporaryFileAndIgnoresThoseOfAKilledRun() throws IOException {
        directory.write(SampleRun.run());
        directory.write(SampleRun.completed(first));
        directory.writeReport("table.md", "| a |\n");
        assertThat(files(".")).containsExactly("run.json", "table.md", "trials");

        Files.writeString(directory.path().resolve("trials/.02-undertow.json.tmp"), "{\"sta");

        assertThat(directory.trials()).hasSize(1);
    }

    @Test
    void hasNoTrialsBeforeTheFirstOne() throws IOException {
        Files.delete(directory.path().resolve("trials"));

        assertThat(directory.trials()).isEmpty();
        assertThat(directory.histogramLogs(first)).isEmpty();
    }

    @Test
    void findsTheHistogramLogsOfATrialAlone() throws IOException {
        for (String name : List.of("01-netty.loop1.hlog", "01-netty.loop0.hlog", "01-netty-nio.loop0.hlog")) {
            Files.createFile(directory.path().resolve("trials").resolve(name));
        }

        assertThat(directory.histogramLogs(first))
                .containsExactly(directory.trialFile(first, ".loop0.hlog"), directory.trialFile(first, ".loop1.hlog"));
    }

    @Test
    void saysWhereAMalformedFileIsWrong() throws IOException {
        Files.writeString(directory.trialFile(first, ".json"), "{\n  \"status\" : \"completed\",\n  \"trial\" : [\n");

        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(directory::trials)
                .withMessageContaining("01-netty.json:3:")
                .withMessageEndingWith("; restore it, or, if this trial may be lost, remove it");
    }

    @Test
    void saysThatARunIsLostWithoutItsRecordInNoWordsOfALibrary() throws IOException {
        directory.write(SampleRun.run());
        Path run = directory.path().resolve("run.json");
        String whole = Files.readString(run);
        for (String broken : List.of(
                "",
                "null",
                whole.substring(0, whole.length() / 2),
                whole.replace("\"seed\" : ", "\"seed\" : \"x\" + "))) {
            Files.writeString(run, broken);

            assertThatExceptionOfType(UnreadableRunException.class)
                    .isThrownBy(directory::run)
                    .withMessageMatching(
                            ".*run\\.json:\\d+:\\d+: [^`]*; restore it: without it nothing can be made of this folder")
                    .withMessageNotContainingAny("jackson", "java.", "token");
        }
    }

    @Test
    void namesTheValueThatIsNoneOfItsKind() throws IOException {
        directory.write(SampleRun.run());
        Path run = directory.path().resolve("run.json");
        Files.writeString(run, Files.readString(run).replaceFirst("\"seed\" : \\d+", "\"seed\" : \"many\""));

        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(directory::run)
                .withMessageContaining(": seed is not as echobench writes it; ");
    }

    @Test
    void refusesARecordThatLacksAField() throws IOException {
        Files.writeString(directory.trialFile(first, ".json"), "{\"status\": \"skipped\", \"reason\": \"x\"}");

        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(directory::trials)
                .withMessageContaining("trial");
    }

    @Test
    void refusesAnUnknownStatusAndAnUnknownField() throws IOException {
        Files.writeString(directory.trialFile(first, ".json"), "{\"status\": \"perhaps\"}");
        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(directory::trials)
                .withMessageContaining("01-netty.json:1:")
                .withMessageContaining("is not as echobench writes it");

        directory.write(SampleRun.run());
        Path run = directory.path().resolve("run.json");
        Files.writeString(run, Files.readString(run).replace("\"seed\"", "\"sede\""));
        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(directory::run)
                .withMessageContaining("sede");
    }

    @Test
    void refusesAFolderThatHoldsNoRun() {
        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(() -> RunDirectory.open(results))
                .withMessageContaining("run.json");
    }

    @Test
    void refusesARunOfAnotherSchema() throws IOException {
        directory.write(SampleRun.run());
        Path run = directory.path().resolve("run.json");
        Files.writeString(run, Files.readString(run).replace("\"schema\" : 1", "\"schema\" : 99"));

        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(directory::run)
                .withMessageContaining("schema 99");
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.path().resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasMeasuredBeforeTheFirstRoundIsNoneOfTheTrials() throws IOException {
        TrialResult calibration = SampleRun.completed(Trial.calibration("reference", 7));
        directory.write(calibration);
        TrialResult again = SampleRun.completed(calibration.trial().again());
        directory.write(again);
        directory.write(SampleRun.completed(SampleRun.trial(1, 1, "a")));

        assertThat(directory.trials())
                .extracting(result -> result.trial().number())
                .containsExactly(1);
        assertThat(directory.calibrations()).containsExactly(calibration, again);
        assertThat(directory.path().resolve("trials/00-reference.json")).exists();
        assertThat(directory.path().resolve("trials/00-reference.2.json")).exists();
    }

    @Test
    void everyAttemptIsKeptAndReadInOrder() throws IOException {
        Trial first = SampleRun.trial(1, 1, "a");
        directory.write(SampleRun.completed(first.again()));
        directory.write(SampleRun.completed(first));

        assertThat(directory.trials())
                .extracting(result -> result.trial().attempt())
                .containsExactly(1, 2);
    }
}
