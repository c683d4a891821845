package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.api.ServerConfig;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.catalog.ServerLauncher;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.load.Arrivals;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Own server, anchor, anchor, own server: each slice has the figures of the process that it loaded. */
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class AbbaSlicesTest {

    private static final Placement UNPLACED = new Placement(false, false, false, false);
    private static final Trial TRIAL = SampleRun.trial(1, 1, "netty-nio");

    @TempDir
    Path folder;

    @Test
    void eachSliceHasTheFiguresOfTheServerThatItLoaded() throws Exception {
        LoadSettings load = new LoadSettings(
                List.of(java()),
                List.of(),
                UNPLACED,
                List.of(slice("1", 0), slice("1 anchor", 1), slice("2 anchor", 1), slice("2", 0)),
                Transport.nio(Polling.BLOCK),
                1,
                List.of());
        Completed trial = (Completed) new TrialRunner(
                        load,
                        RunDirectory.create(folder, SampleRun.begun(Instant.EPOCH, "abba")),
                        PathMasking.of(folder, folder, Path.of(System.getProperty("java.home"))),
                        new Progress(
                                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false),
                        List.of())
                .run(TRIAL, target("netty-nio"), Optional.of(target("reference")), List.of(), "abba");

        assertThat(trial.phases())
                .extracting(phase -> phase.loadPoint().anchor())
                .containsExactly("", "reference", "reference", "");
        assertThat(trial.phases()).allSatisfy(phase -> {
            assertThat(phase.completed()).isEqualTo(1_500);
            assertThat(phase.errors().values()).containsOnly(0L);
            assertThat(phase.costWindows()).isNotEmpty();
            assertThat(phase.server().orElseThrow().cpuNanos())
                    .as("the loaded server works, the parked one does not")
                    .isGreaterThan(parked(phase));
        });
    }

    private static long parked(PhaseFigures phase) {
        return phase.machine().counters().getOrDefault("parkedNanos", Long.MAX_VALUE);
    }

    private static Target target(String id) throws Exception {
        ServerLauncher launcher = new ServerLauncher(Path.of(java()), List.of("-Xmx64m"), List.of());
        return new Target.Booted(
                Catalog.discover().byId(id),
                launcher,
                UNPLACED,
                ServerConfig.builder().build());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Phase slice(String name, int server) {
        return new Phase.OpenLoop(
                "cost 1000/s " + name,
                true,
                1_500_000_000L,
                1_000,
                Arrivals.UNIFORM,
                4,
                new Payload.Generated(32, false),
                server);
    }
}
