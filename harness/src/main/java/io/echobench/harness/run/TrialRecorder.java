package io.echobench.harness.run;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.profile.Profiler;
import io.echobench.harness.profile.RecordingFiles;
import io.echobench.harness.profile.Stacks;
import io.echobench.harness.profile.Window;
import io.echobench.harness.result.Profile;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.UnwritableRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * Has the two processes of each trial recorded, and keeps the recordings beside the trial's other files with the stacks of its measured phases. Recording
 * begins with the JVM, because an attach at the first measured phase would disturb just that, and what came before is cut off.
 */
final class TrialRecorder {

    private static final String SERVER = "server";
    private static final String CLIENT = "client";

    /** How long a JVM may take to write its recording. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Profiler profiler;
    private final RunDirectory directory;

    TrialRecorder(Profiler profiler, RunDirectory directory) {
        this.profiler = profiler;
        this.directory = directory;
    }

    /** The target, so that its server is recorded; one that is no JVM of ours as it is. */
    Target recorded(Target target, Trial trial) {
        return target.with(profiler.jvmFlags(files(trial, SERVER)), GRACE);
    }

    /** The load, so that its process is recorded. */
    LoadSettings recorded(LoadSettings load, Trial trial) {
        return load.with(profiler.jvmFlags(files(trial, CLIENT)), GRACE);
    }

    /**
     * Keeps what was recorded of a trial that came through, and whose processes have ended.
     *
     * @param measured what of it counts
     * @throws UnwritableRunException when it cannot be kept
     */
    List<Profile> keep(Trial trial, Target target, Window measured, boolean serverWasKilled, boolean clientWasKilled)
            throws UnwritableRunException {
        Profile ofServer = target.runsInJvm()
                ? keep(trial, SERVER, measured, serverWasKilled)
                : missing(
                        SERVER, measured, target instanceof Target.External ? "not started by echobench" : "not a JVM");
        return List.of(ofServer, keep(trial, CLIENT, measured, clientWasKilled));
    }

    private Profile keep(Trial trial, String process, Window measured, boolean killed) throws UnwritableRunException {
        RecordingFiles files = files(trial, process);
        if (killed) {
            return missing(process, measured, "the process did not end by itself and was killed");
        }
        if (!Files.isRegularFile(files.unfinished())) {
            return missing(process, measured, "the process wrote no recording");
        }
        try {
            Stacks stacks = Stacks.read(files.unfinished(), profiler, measured);
            directory.rename(files.unfinished(), files.whole());
            directory.write(files.stacks(), stacks.collapsed());
            return stacks.samples() == 0
                    ? missing(process, measured, "no sample fell into the measured phases")
                    : new Profile(
                            process, measured.from().toString(), measured.to().toString(), stacks.samples(), "");
        } catch (UnwritableRunException e) {
            throw e;
        } catch (IOException e) {
            directory.expectRoom(); // it may be cut short for the want of it
            return missing(process, measured, "the recording is not complete: " + e.getMessage());
        }
    }

    private static Profile missing(String process, Window measured, String why) {
        return new Profile(process, measured.from().toString(), measured.to().toString(), 0, why);
    }

    private RecordingFiles files(Trial trial, String process) {
        return RecordingFiles.of(directory.trialFile(trial, ""), process);
    }
}
