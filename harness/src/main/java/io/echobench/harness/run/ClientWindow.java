package io.echobench.harness.run;

import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a message costs a load process of one client: its CPU time in a window of a saturated closed loop, after a warm-up by count. Its loops
 * block, so that it has no cost but that of messages.
 *
 * @param settings how a run starts it
 * @param server what it loads
 * @param folder for its stderr
 */
record ClientWindow(RunSettings settings, URI server, Path folder) {

    private static final int CONNECTIONS = 64;
    private static final long WARM_UP_MESSAGES = 300_000;
    private static final Payload SMALL = new Payload.Generated(32, true);
    private static final int PASSES = 4;
    private static final List<Phase> PHASES = phases();
    private static final int MEASURED = 2 * PASSES + 1;

    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** Warm-up in passes, like that of a trial: code that has never met the end of a phase is compiled anew by the first. */
    private static List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        for (int pass = 1; pass <= PASSES; pass++) {
            phases.add(closed("warm-up " + pass, false, TimeUnit.SECONDS.toNanos(4), WARM_UP_MESSAGES / PASSES));
            phases.add(new Phase.Pause("closing " + pass, TimeUnit.MILLISECONDS.toNanos(10)));
        }
        phases.add(closed("settling", false, TimeUnit.MILLISECONDS.toNanos(500), 0));
        phases.add(closed("measured", true, TimeUnit.SECONDS.toNanos(1), 0));
        // around steady connections a phase begins with silence, in which the process is read
        phases.add(closed("silence", false, TimeUnit.MILLISECONDS.toNanos(300), 1));
        return List.copyOf(phases);
    }

    private static Phase closed(String name, boolean measured, long nanos, long messages) {
        return new Phase.ClosedLoop(name, measured, nanos, messages, CONNECTIONS, 1, SMALL);
    }

    /**
     * Runs one.
     *
     * @return CPU nanoseconds of a message
     * @throws TrialException when it does not come to its end, or an echo was missing
     */
    double nanosPerMessage(String client) throws TrialException, InterruptedException {
        LoadSettings load = new LoadSettings(
                settings.loadJava(),
                settings.cpus().client(),
                settings.placement(),
                PHASES,
                new Transport(client, Polling.BLOCK),
                settings.loops(),
                List.of());
        LoadPlan plan = new LoadPlan(
                server,
                PHASES,
                1,
                new LoadPlan.Share(0, settings.loops(), settings.loops()),
                load.transport(),
                LoadPlan.Limits.of(PHASES),
                List.of(),
                "");
        try (LoadProcess process = load.start(plan, folder.resolve("load.stderr.log"))) {
            return follow(process, System.nanoTime() + LONGEST.toNanos());
        }
    }

    private static double follow(LoadProcess process, long deadlineNanos) throws TrialException, InterruptedException {
        List<ProcessSnapshot> borders = new ArrayList<>();
        while (true) {
            LoadEvent event = process.next(Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime())))
                    .orElseThrow(() ->
                            new TrialException("the load process was not done within " + LONGEST.toSeconds() + " s"));
            switch (event) {
                case LoadEvent.PhaseBegan began -> take(began.phase(), process, borders);
                case LoadEvent.PhaseScheduleEnded ended -> take(ended.phase(), process, borders);
                case LoadEvent.Failed failed -> throw new TrialException(failed.sentence());
                case LoadEvent.Unwritten unwritten -> throw new TrialException(unwritten.sentence());
                case LoadEvent.Finished finished -> {
                    return cost(finished.result().phases().get(MEASURED), borders);
                }
                case LoadEvent.Progress progress -> {}
                case LoadEvent.PhaseFinished finished -> {}
            }
        }
    }

    private static void take(int phase, LoadProcess process, List<ProcessSnapshot> borders) {
        if (phase == MEASURED) {
            borders.add(ProcessSnapshot.of(process.handle()));
        }
    }

    private static double cost(PhaseResult result, List<ProcessSnapshot> borders) throws TrialException {
        long completed = result.counts().completed();
        if (borders.size() != 2 || completed == 0 || result.counts().allErrors() > 0) {
            throw new TrialException("the load process's window was none: " + String.join("; ", result.samples()));
        }
        return (double) borders.get(1).cpuNanosSince(borders.get(0)) / completed;
    }
}
