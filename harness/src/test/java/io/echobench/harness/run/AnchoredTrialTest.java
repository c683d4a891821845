package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.child.ServerMain;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.catalog.ModuleClassPath;
import io.echobench.harness.catalog.ServerLauncher;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Failed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.load.Arrivals;
import io.echobench.load.LoadMain;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A trial with a second server beside its own: both are booted, read and stopped, and either can fail. */
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class AnchoredTrialTest {

    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final Placement UNPLACED = new Placement(false, false, false, false);
    private static final String MARK = "-Dechobench.test.anchor=yes";
    private static final Trial TRIAL = SampleRun.trial(1, 1, "reference");

    @TempDir
    Path folder;

    private RunDirectory directory;

    /** A program in place of a server. */
    private record Program(String id, List<String> command) implements CommandBackend {

        @Override
        public String description() {
            return "a program for tests";
        }

        @Override
        public Tier tier() {
            return Tier.MESSAGE;
        }
    }

    @BeforeEach
    void createDirectory() throws Exception {
        directory = RunDirectory.create(folder, SampleRun.begun(Instant.EPOCH, "anchored"));
    }

    @Test
    void theAnchorStandsBesideTheServerAndIsGoneWithIt() throws Exception {
        TrialResult result = run(Optional.of(reference()), OutputStream.nullOutputStream(), open());

        assertThat(result).isInstanceOf(Completed.class);
        Completed completed = (Completed) result;
        PhaseFigures phase = completed.phases().getFirst();
        assertThat(completed.commands()).containsKeys("server", "anchor", "load");
        assertThat(directory.trialFile(TRIAL, ".anchor.stderr.log")).exists();
        assertThat(phase.loadPoint().loadsAnchor()).isFalse();
        assertThat(phase.completed()).isEqualTo(1_200);
        assertThat(phase.machine().counters())
                .containsKeys("parkedNanos", "harnessNanos", "serverVoluntarySwitches", "clientMinorFaults");
        assertThat(phase.costWindows()).isNotEmpty().allMatch(cost -> cost >= 0);
        assertThat(completed.surroundings()).containsKeys("load average before", "load average after");
        assertThat(left()).isEmpty();
    }

    @Test
    void anAnchorThatDoesNotBootFailsTheTrialByItsName() throws Exception {
        TrialResult result = run(
                Optional.of(target(new Program("broken", List.of("sh", "-c", "echo no luck >&2; exit 3")))),
                OutputStream.nullOutputStream(),
                open());

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(((Failed) result).reason()).startsWith("the anchor broken did not come up: ");
        assertThat(((Failed) result).stderr()).containsExactly("no luck");
        assertThat(left()).isEmpty();
    }

    @Test
    void anAnchorThatDiesFailsTheTrialByItsName() throws Exception {
        OutputStream killsAtTheFirstWord = new OutputStream() {
            @Override
            public void write(int b) {
                killMarked();
            }
        };
        TrialResult result =
                run(Optional.of(target(new Program("short-lived", markedReference()))), killsAtTheFirstWord, open());

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(((Failed) result).reason()).startsWith("the anchor short-lived ended during the trial (");
        assertThat(left()).isEmpty();
    }

    @Test
    void withoutAnAnchorNothingIsParked() throws Exception {
        Completed completed = (Completed) run(Optional.empty(), OutputStream.nullOutputStream(), open());

        assertThat(completed.commands()).doesNotContainKey("anchor");
        assertThat(completed.phases().getFirst().machine().counters()).doesNotContainKey("parkedNanos");
        assertThat(Files.exists(directory.trialFile(TRIAL, ".anchor.stderr.log")))
                .isFalse();
    }

    private TrialResult run(Optional<Target> anchor, OutputStream told, Phase... phases) throws Exception {
        LoadSettings load = new LoadSettings(
                List.of(java()), List.of(), UNPLACED, List.of(phases), Transport.nio(Polling.BLOCK), 1, List.of());
        return new TrialRunner(
                        load,
                        directory,
                        PathMasking.of(folder, folder, Path.of(System.getProperty("java.home"))),
                        new Progress(new PrintStream(told, true, StandardCharsets.UTF_8), true),
                        List.of())
                .run(TRIAL, reference(), anchor, List.of(), "1/1 reference");
    }

    private static Target reference() throws Exception {
        return target(Catalog.discover().byId("reference"));
    }

    private static Target target(EchoBackend backend) {
        ServerLauncher launcher = new ServerLauncher(Path.of(java()), List.of("-Xmx64m"), List.of());
        return new Target.Booted(
                backend, launcher, UNPLACED, ServerConfig.builder().build());
    }

    /** The reference server as a program that can be told from the other one. */
    private static List<String> markedReference() throws Exception {
        return List.of(
                java(),
                MARK,
                "-cp",
                ModuleClassPath.of(Catalog.discover().byId("reference").getClass(), EchoBackend.class),
                ServerMain.class.getName(),
                "reference");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void killMarked() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process).contains(MARK))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static List<String> left() {
        return ProcessHandle.current()
                .descendants()
                .map(AnchoredTrialTest::commandLine)
                .filter(line -> line.contains(ServerMain.class.getName()) || line.contains(LoadMain.class.getName()))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        return Proc.text("/proc/" + process.pid() + "/cmdline").orElse("");
    }

    private static Phase open() {
        return new Phase.OpenLoop("open", true, 3_000_000_000L, 400, Arrivals.UNIFORM, 4, SMALL);
    }
}
