package io.echobench.harness.report;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.harness.stats.OwnPhases;
import java.util.ArrayList;
import java.util.List;

/** What the processes of every trial used, phase by phase; of a ladder's slices, the ladder says it. */
final class ProcessTables {

    private ProcessTables() {}

    static Table of(List<TrialResult> trials) {
        List<List<Cell>> rows = new ArrayList<>();
        for (TrialResult result : trials) {
            if (result instanceof TrialResult.Completed completed) {
                for (PhaseFigures phase : OwnPhases.besideTheLadder(completed)) {
                    phase.server().ifPresent(server -> rows.add(row(completed.trial(), phase, "server", server)));
                    rows.add(row(completed.trial(), phase, "generator", phase.client()));
                }
            }
        }
        return new Table("Processes", columns(), rows);
    }

    private static List<Column> columns() {
        return List.of(
                Column.text("Backend"),
                Column.number("Round", ""),
                Column.text("Phase"),
                Column.text("Process"),
                Column.number("CPU", "µs/message"),
                Column.number("CPU", "% of one"),
                Column.number("Run queue", "ms"),
                Column.number("RSS", "MiB"),
                Column.number("Threads", ""),
                Column.number("Allocated", "bytes/message"),
                Column.number("GC", "count"),
                Column.number("GC", "ms"),
                Column.number("JIT", "ms"));
    }

    private static List<Cell> row(Trial trial, PhaseFigures phase, String name, ProcessFigures process) {
        double seconds = Math.max(1, process.windowNanos());
        return List.of(
                Cell.of(trial.backend()),
                Cell.of(String.valueOf(trial.round())),
                Cell.of(phase.name()),
                Cell.of(name),
                known(process.cpuNanosPerMessage(), Numbers.micros(process.cpuNanosPerMessage())),
                known((double) process.cpuNanos(), Numbers.percent(process.cpuNanos() / seconds)),
                known((double) process.runQueueNanos(), Numbers.millis((double) process.runQueueNanos())),
                known((double) process.rssBytes(), Numbers.mebibytes((double) process.rssBytes())),
                Cell.of(String.valueOf(process.threads())),
                known(
                        (double) process.allocatedBytes(),
                        Numbers.perSecond(process.allocatedBytes() / (double) Math.max(1, phase.completed()))),
                known((double) process.gcCount(), Numbers.count(process.gcCount())),
                known((double) process.gcNanos(), Numbers.millis((double) process.gcNanos())),
                known((double) process.jitNanos(), Numbers.millis((double) process.jitNanos())));
    }

    /** Figures that a process does not know are -1. */
    private static Cell known(double figure, String text) {
        return figure < 0 ? Cell.NONE : Cell.of(text);
    }
}
