package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Preflight;
import io.echobench.harness.run.ConnectionLimits;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.script.Durations;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.Timetable;
import java.util.Locale;

/** The last checks of a run whose parts are all right by themselves; after them something is started and written. */
final class RunChecks {

    private RunChecks() {}

    /** Messages, length, connections and ports, and last, as it is the only one that sends something, a running server. */
    static void check(LoadScript load, Plan plan, RunSettings settings, UrlOptions external) throws UsageException {
        Preflight.checkMessages(load, settings.maxMessageBytes());
        Preflight.checkLength(load, plan.trials().size());
        Preflight.Limits limits = ConnectionLimits.read();
        Preflight.checkFiles(load, limits);
        Preflight.checkPorts(load, limits, external.isOnLoopback());
        Timetable timetable = Timetable.of(load.phases());
        external.expectConsentAndAnswer(String.format(
                Locale.ROOT,
                "%,.0f messages in %s%s, %s,",
                timetable.messages(),
                Durations.shown(timetable.totalNanos()),
                unlimited(timetable),
                plan.rounds() == 1 ? "once" : plan.rounds() + " times"));
    }

    private static String unlimited(Timetable timetable) {
        return timetable.unlimitedNanos() == 0
                ? ""
                : ", and besides as many as it answers for " + Durations.shown(timetable.unlimitedNanos());
    }
}
