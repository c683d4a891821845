package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import io.echobench.api.child.CommandBackend;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.catalog.ServerLauncher;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.profile.Profiler;
import io.echobench.harness.profile.Window;
import io.echobench.harness.result.Profile;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRecorderTest {

    private static final Window MEASURED = new Window(Instant.EPOCH, Instant.EPOCH.plusSeconds(5));
    private static final Placement UNPLACED = Placement.detect();

    @TempDir
    private Path results;

    private RunDirectory directory;
    private TrialRecorder recorder;

    @BeforeEach
    void create() throws Exception {
        directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));
        recorder = new TrialRecorder(Profiler.of("jfr", 25), directory);
    }

    @Test
    void aServerInAJvmIsStartedWithTheRecorderUnderTheNameOfItsTrial() throws Exception {
        Target reference = booted("reference");

        assertThat(recorder.recorded(reference, trial("reference")).command())
                .containsSubsequence("-Xmx64m", "-cp")
                .anyMatch(flag -> flag.startsWith("-XX:StartFlightRecording=filename=")
                        && flag.contains("/trials/.01-reference.server.jfr.tmp,"));
        assertThat(reference.command()).noneMatch(flag -> flag.contains("FlightRecord"));
        assertThat(recorder.recorded(new ControlTarget.Renamed("again", reference), trial("again"))
                        .command())
                .anyMatch(flag -> flag.contains("/trials/.01-again.server.jfr.tmp,"));
    }

    @Test
    void aServerThatIsNoJvmIsStartedAsItIs() throws Exception {
        Target node = program();

        assertThat(recorder.recorded(node, trial("node")).command()).isEqualTo(node.command());
    }

    @Test
    void aServerThatIsNoJvmOrNotOursHasNoProfileAndTheReason() throws Exception {
        Target external = new Target.External("mine", URI.create("ws://127.0.0.1:1/"));

        assertThat(kept(external, false).getFirst().missing()).isEqualTo("not started by echobench");
        assertThat(kept(program(), false).getFirst().missing()).isEqualTo("not a JVM");
    }

    @Test
    void aProcessThatWroteNothingOrWasKilledHasNoneEither() throws Exception {
        assertThat(kept(booted("reference"), false))
                .extracting(Profile::process, Profile::missing)
                .containsExactly(
                        tuple("server", "the process wrote no recording"),
                        tuple("client", "the process wrote no recording"));

        Files.createFile(file(".01-reference.client.jfr.tmp"));
        assertThat(kept(booted("reference"), true).getLast().missing())
                .isEqualTo("the process did not end by itself and was killed");
        assertThat(file("01-reference.client.jfr")).doesNotExist();
    }

    @Test
    void aRecordingThatBreaksOffGetsNoNameAndIsSweptAway() throws Exception {
        Files.writeString(
                file(".01-reference.server.jfr.tmp"), "FLR\0 and then nothing of what was promised".repeat(9));

        assertThat(kept(booted("reference"), false).getFirst().missing()).startsWith("the recording is not complete: ");
        directory.sweep(trial("reference"));
        try (var left = Files.list(directory.path().resolve("trials"))) {
            assertThat(left).isEmpty();
        }
    }

    private List<Profile> kept(Target target, boolean clientWasKilled) throws Exception {
        return recorder.keep(trial(target.id()), target, MEASURED, false, clientWasKilled);
    }

    private Path file(String name) {
        return directory.path().resolve("trials").resolve(name);
    }

    private static Trial trial(String id) {
        return SampleRun.trial(1, 1, id);
    }

    private static Target booted(String id) throws Exception {
        return booted(Catalog.discover().byId(id));
    }

    private static Target program() {
        return booted(new Program("node", List.of("/usr/bin/node", "server.js")));
    }

    private static Target booted(EchoBackend backend) {
        ServerLauncher launcher = new ServerLauncher(
                Path.of(System.getProperty("java.home"), "bin", "java"), List.of("-Xmx64m"), List.of());
        return new Target.Booted(
                backend, launcher, UNPLACED, ServerConfig.builder().build());
    }

    /** A server in another language. */
    private record Program(String id, List<String> command) implements CommandBackend {

        @Override
        public String description() {
            return "a program of these tests";
        }

        @Override
        public Tier tier() {
            return Tier.RAW;
        }
    }
}
