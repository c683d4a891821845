package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.api.ServerConfig;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.TrialSignals;
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

/** Runs whole trials against the reference server, placed as a run of the tool places them. One thread. */
final class TrialLab {

    private final Path folder;
    private final RunDirectory directory;
    private final RunSettings settings;
    private int number;

    /** Its trials' files go there. */
    TrialLab(Path folder, String name) throws Exception {
        this.folder = folder;
        directory = RunDirectory.create(folder, SampleRun.begun(Instant.EPOCH, name));
        CpuLayout cpus = CpuLayout.split(Machine.allowedCores());
        settings = new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                cpus,
                Placement.detect(),
                1,
                1,
                Transport.nio(cpus.isSplit() ? Polling.SPIN : Polling.BLOCK),
                ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);
    }

    /** The reference server. */
    Target reference() throws Exception {
        return new Target.Booted(
                Catalog.discover().byId("reference"),
                settings.serverLauncher(),
                settings.placement(),
                settings.serverConfig());
    }

    /** One trial; whatever is said while it runs goes to {@code told}. */
    Completed run(Target target, Optional<Target> anchor, List<Phase> phases, OutputStream told) throws Exception {
        LoadSettings load = new LoadSettings(
                settings.loadJava(),
                settings.cpus().client(),
                settings.placement(),
                phases,
                settings.transport(),
                settings.loops(),
                List.of());
        Trial trial = SampleRun.trial(++number, number, target.id());
        TrialResult result = new TrialRunner(
                        load,
                        directory,
                        PathMasking.of(folder, folder, settings.jdk()),
                        new Progress(new PrintStream(told, true, StandardCharsets.UTF_8), true),
                        List.of())
                .run(trial, target, anchor, List.of(), "validity");
        assertThat(result).isInstanceOf(Completed.class);
        return (Completed) result;
    }

    /** What the limits of the tool say of a trial, whichever rate it has. */
    static Validity verdict(Completed trial) {
        return RoundJudge.standard().judge(TrialSignals.of(trial.phases(), List.of()));
    }
}
