package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.yardstick.CServer;
import io.echobench.harness.plan.Preflight;
import io.echobench.harness.run.LoadProcess;
import io.echobench.harness.run.LoadSettings;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.TrialException;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.Phase;
import io.echobench.load.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the C server and the production load process, each on its CPUs and with the priority of a trial, and follows the load.
 *
 * @param folder for what they write
 * @param program the compiled yardstick
 * @param settings how a run starts its processes
 * @param limits of the machine
 * @param seed of the plans
 */
record Bench(Path folder, Path program, RunSettings settings, Preflight.Limits limits, long seed) {

    /** Hears what a load process says while it runs. */
    interface Watch {

        /**
         * On the thread that follows the load: what comes meanwhile waits.
         *
         * @return whether enough was heard, so that the load is ended
         */
        boolean heard(LoadEvent event, ProcessHandle load) throws BenchmarkException;
    }

    /** Runs phases to their end against a server of their own. */
    LoadResult run(Budget budget, List<Phase> phases) throws BenchmarkException, InterruptedException {
        List<LoadResult> results = new ArrayList<>();
        follow(budget, phases, (event, load) -> {
            if (event instanceof LoadEvent.Finished finished) {
                results.add(finished.result());
            }
            return !results.isEmpty();
        });
        return results.getFirst();
    }

    /** Runs phases against a server of their own until enough was heard. */
    void follow(Budget budget, List<Phase> phases, Watch watch) throws BenchmarkException, InterruptedException {
        long deadlineNanos = System.nanoTime() + budget.atMost().toNanos();
        try (CServer server = CServer.start(
                        program,
                        settings.placement(),
                        settings.cpus().server(),
                        budget.atMost().toSeconds(),
                        folder.resolve("server.stderr.log"));
                LoadProcess load = loadSettings(settings.transport())
                        .start(plan(budget, server, phases), folder.resolve("load.stderr.log"))) {
            while (!watch.heard(next(load, deadlineNanos), load.handle())) {
                // until it has heard enough
            }
        } catch (TrialException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        }
    }

    private static LoadEvent next(LoadProcess load, long deadlineNanos)
            throws BenchmarkException, InterruptedException {
        LoadEvent event = load.next(Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime())))
                .orElseThrow(() -> new BenchmarkException("the load process took longer than its budget may."));
        return switch (event) {
            case LoadEvent.Failed failed -> throw new BenchmarkException(failed.sentence());
            case LoadEvent.Unwritten unwritten -> throw new BenchmarkException(unwritten.sentence());
            default -> event;
        };
    }

    private LoadPlan plan(Budget budget, CServer server, List<Phase> phases) {
        return new LoadPlan(
                server.endpoint(),
                phases,
                seed,
                LoadPlan.Share.WHOLE,
                settings.transport(),
                LoadPlan.Limits.of(phases),
                budget.needs().sources(limits),
                folder.resolve(budget.id()).toString());
    }

    /** How a load process is started, over that transport. */
    LoadSettings loadSettings(Transport transport) {
        return new LoadSettings(
                settings.loadJava(),
                settings.cpus().client(),
                settings.placement(),
                List.of(),
                transport,
                settings.loops(),
                List.of());
    }
}
