package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Planner;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.profile.Profiler;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.run.Environment;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code run --resume} sets up from a record, and what it refuses, in one sentence each, with nothing started or written. */
@Timeout(60)
class ResumptionTest {

    private static final List<String> BEGUN =
            List.of("run", "--script", "quick", "--backends", "reference,netty", "--seed", "7", "--io-threads", "1");
    private static final List<String> IDS = List.of("reference", "netty");

    @TempDir
    private Path results;

    private RunDirectory directory;
    private Plan plan;

    @BeforeEach
    void beginARun() throws Exception {
        RunCommand command = new RunCommand();
        new CommandLine(command).parseArgs(BEGUN.stream().skip(1).toArray(String[]::new));
        RunSettings settings = command.placement.settings(command.client);
        LoadScript quick = LoadScripts.open("quick");
        plan = Planner.plan(quick, IDS, OptionalInt.empty(), OptionalLong.of(7));
        RunRecord record = new RunRecord(
                RunRecord.SCHEMA,
                Version.withGitState(Path.of("").toAbsolutePath()),
                Instant.EPOCH.toString(),
                BEGUN,
                new RunRecord.Script("quick", "", quick.text()),
                7,
                plan.rounds(),
                settings.record(),
                Environment.capture(settings.jdk()),
                List.of(SampleRun.ready("reference"), SampleRun.skipped("netty", "it was away")),
                plan.trials().size(),
                Optional.empty(),
                List.of());
        directory = RunDirectory.create(results, record);
        directory.write(SampleRun.completed(trial(1)));
        directory.write(SampleRun.failed(trial(2), "it failed by itself"));
    }

    @Test
    void theSamePlanGoesOnBehindWhatIsFinished() throws Exception {
        RunSetup setup = Resumption.of(directory.path(), false, given());

        assertThat(setup.plan()).isEqualTo(plan);
        assertThat(setup.finished())
                .as("one that failed by itself stays failed")
                .containsExactlyInAnyOrder(1, 2);
        assertThat(setup.targets()).extracting(target -> target.id()).isEqualTo(IDS);
        assertThat(setup.record().resumed()).hasSize(1);
        assertThat(setup.record().commandLine()).isEqualTo(BEGUN);
        assertThat(setup.directory().map(RunDirectory::path)).isEqualTo(Optional.of(directory.path()));
    }

    @Test
    void failedTrialsAreRunAgainWhereThatIsAskedForAndTheirTargetsAreTriedAgain() throws Exception {
        RunSetup setup = Resumption.of(directory.path(), true, given());

        assertThat(setup.finished()).isEqualTo(Set.of(1));
        assertThat(setup.record().backends())
                .extracting(RunRecord.Backend::status)
                .containsExactly("ready", "planned");
    }

    @Test
    void theClientThatTheRunBeganWithIsKeptHoweverItWasChosen() throws Exception {
        assertThat(Resumption.of(directory.path(), false, given())
                        .settings()
                        .transport()
                        .wire())
                .isEqualTo("nio");

        assumeThat(new Transport("io-uring", Polling.BLOCK)
                        .obstacle(Runtime.version().feature()))
                .isEmpty();
        edit("\"client\" : \"nio\"", "\"client\" : \"io-uring\"");
        assertThat(Resumption.of(directory.path(), false, given())
                        .settings()
                        .transport()
                        .wire())
                .isEqualTo("io-uring");
    }

    @Test
    void anOptionThatSaysTheSameIsNoContradiction() throws Exception {
        assertThat(Resumption.of(directory.path(), false, given("--seed", "7")).finished())
                .hasSize(2);
    }

    @Test
    void anOptionThatSaysSomethingElseIsNamedWithBoth() throws Exception {
        refused("--seed 8 contradicts", "--seed 7", "--seed", "8");
        refused("--rounds 3 contradicts", "without that option", "--rounds", "3");
    }

    @Test
    void aProfiledRunGoesOnWithItsProfiler() throws Exception {
        edit("\"--io-threads\", \"1\"", "\"--io-threads\", \"1\", \"--profile\", \"jfr\"");
        refused("profiler was unknown and is jfr", "start a new run");
        edit("\"priority\" : ", "\"profiler\" : \"jfr\", \"priority\" : ");

        RunSetup setup = Resumption.of(directory.path(), false, given());

        assertThat(setup.settings().profiler().map(Profiler::id)).contains("jfr");
        assertThat(setup.record().settings().profiler()).contains("jfr");
        refused("--profile async contradicts", "--profile jfr", "--profile", "async");
    }

    @Test
    void aRunThatWasNotProfiledIsNotFromItsMiddleOn() throws Exception {
        refused("--profile jfr contradicts", "without that option", "--profile", "jfr");
    }

    @Test
    void aCompleteRunIsRefused() throws Exception {
        for (Trial trial : plan.trials()) {
            directory.write(SampleRun.completed(trial));
        }
        refused("is complete", "all its " + plan.trials().size() + " trials");
        refused("is complete", "came through", "--retry-failed");
    }

    @Test
    void aFolderWithoutARunIsRefused() throws Exception {
        assertThat(said(results, new String[0])).contains("holds no run.json");
    }

    @Test
    void aBackendThatIsMissingNowIsNamed() throws Exception {
        edit("\"id\" : \"netty\"", "\"id\" : \"nety\"");
        for (int number = 1; number <= 2; number++) {
            Files.delete(directory.trialFile(trial(number), number == 1 ? ".json" : ".failed.json"));
        }
        refused("cannot go on", "no backend \"nety\"; did you mean \"netty\"?");
    }

    @Test
    void whatDiffersHereIsNamed() throws Exception {
        RunRecord.Settings settings = directory.run().settings();
        edit("\"jdk\" : \"" + settings.jdk() + "\"", "\"jdk\" : \"Other 21.0.1\"");
        refused("JDK was Other 21.0.1 and is " + settings.jdk(), "cannot go on here");

        edit("\"cpus allowed\" : \"", "\"cpus allowed\" : \"900,");
        refused("cpus allowed was 900,", "start a new run");
    }

    @Test
    void aTrialOfAnotherPlanIsRefused() throws Exception {
        directory.write(SampleRun.completed(new Trial(3, 9, "netty", 1)));
        refused("trial 3", "not that of the recorded plan");
    }

    private Trial trial(int number) {
        return plan.trials().get(number - 1);
    }

    private CommandLine.ParseResult given(String... more) {
        return new CommandLine(new RunCommand()).parseArgs(arguments(directory.path(), more));
    }

    private static String[] arguments(Path folder, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "--resume";
        all[1] = folder.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    private void refused(String sentence, String also, String... more) throws Exception {
        Path run = directory.path().resolve("run.json");
        FileTime before = Files.getLastModifiedTime(run);
        assertThat(said(directory.path(), more)).contains(sentence, also);
        assertThat(Files.getLastModifiedTime(run)).isEqualTo(before);
    }

    /** The one sentence behind status 2. */
    private static String said(Path folder, String[] more) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            String[] arguments = arguments(folder, more);
            String[] all = new String[arguments.length + 1];
            all[0] = "run";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            assertThat(CommandLineInterface.execute(all)).isEqualTo(CommandLineInterface.USAGE);
        } finally {
            System.setErr(stderr);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return said.toString(StandardCharsets.UTF_8);
    }

    private void edit(String from, String to) throws IOException {
        Path run = directory.path().resolve("run.json");
        String text = Files.readString(run);
        assertThat(text).contains(from);
        Files.writeString(run, text.replace(from, to));
    }

    @Test
    void aRunThatRanksGoesOnWithItsControlsAndItsBurn() throws Exception {
        RunDirectory ranked = beginARankedRun();
        ranked.write(SampleRun.completed(Trial.calibration("reference", 7)));

        RunSetup setup = Resumption.of(
                ranked.path(), false, new CommandLine(new RunCommand()).parseArgs(arguments(ranked.path())));

        assertThat(setup.targets())
                .extracting(target -> target.id())
                .containsExactly("netty", "reference", "reference-again", "reference-burn-x");
        assertThat(setup.plan().rounds()).isEqualTo(12);
        assertThat(setup.finished()).isEmpty();
        assertThat(setup.rules()).isPresent();
        assertThat(setup.record().ranked().flatMap(RunRecord.Ranked::burnNanos)).hasValue(840L);
    }

    @Test
    void aRunThatRanksIsCompleteWhenItsRoundsAre() throws Exception {
        RunDirectory ranked = beginARankedRun();
        for (Trial trial : rankedPlan().trials()) {
            ranked.write(SampleRun.completed(trial));
        }

        assertThat(said(ranked.path(), new String[0])).contains("is complete: all its 48 trials have a result");
    }

    private static Plan rankedPlan() throws Exception {
        return Planner.plan(
                LoadScripts.open("standard"),
                List.of("netty", "reference", "reference-again", "reference-burn-x"),
                OptionalInt.empty(),
                OptionalLong.of(7));
    }

    private RunDirectory beginARankedRun() throws Exception {
        List<String> ids = List.of("netty", "reference", "reference-again", "reference-burn-x");
        LoadScript standard = LoadScripts.open("standard");
        RunRecord begun = directory.run();
        RunRecord.Ranked how = RankedRun.record(standard.ranked().orElseThrow(), ids, 12, false);
        return RunDirectory.create(
                results,
                new RunRecord(
                        begun.schema(),
                        begun.echobench(),
                        begun.started(),
                        List.of(
                                "run",
                                "--script",
                                "standard",
                                "--backends",
                                "netty",
                                "--seed",
                                "7",
                                "--io-threads",
                                "1"),
                        new RunRecord.Script("standard", "", standard.text()),
                        7,
                        12,
                        begun.settings(),
                        begun.environment(),
                        ids.stream().map(SampleRun::ready).toList(),
                        48,
                        Optional.of(how.burning(840)),
                        List.of()));
    }
}
