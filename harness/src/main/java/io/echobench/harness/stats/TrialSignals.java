package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The signals by which a trial is judged, as far as its file holds them: of the load process and the machine, never of a response. Each is
 * that of the worst phase.
 *
 * <p>How many messages were not sent is not among them: a server that does not read leaves messages unsent, too.
 */
final class TrialSignals {

    private TrialSignals() {}

    static Map<Signal, Double> of(Completed trial) {
        List<PhaseFigures> all = trial.phases();
        List<PhaseFigures> open = all.stream()
                .filter(phase -> !phase.loadPoint().mode().equals("closed"))
                .toList();
        Map<Signal, Double> signals = new EnumMap<>(Signal.class);
        put(signals, Signal.STEAL, worst(all, TrialSignals::steal));
        put(signals, Signal.FOREIGN_CPU, worst(all, TrialSignals::foreign));
        put(signals, Signal.LOAD_RUN_QUEUE, worst(all, phase -> runQueue(phase.client())));
        put(
                signals,
                Signal.LOAD_COLLECTIONS,
                worst(all, phase -> count(phase.client().gcCount())));
        put(
                signals,
                Signal.LOAD_UTILISATION,
                worst(open, phase -> OptionalDouble.of(phase.loop().utilisation())));
        return signals;
    }

    private static void put(Map<Signal, Double> signals, Signal signal, OptionalDouble value) {
        value.ifPresent(seen -> signals.put(signal, seen));
    }

    private static OptionalDouble worst(List<PhaseFigures> phases, Function<PhaseFigures, OptionalDouble> signal) {
        return phases.stream()
                .map(signal)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private static OptionalDouble steal(PhaseFigures phase) {
        return share(phase.machine().stealNanos(), phase.machine().windowNanos());
    }

    private static OptionalDouble runQueue(ProcessFigures process) {
        return share(process.runQueueNanos(), process.windowNanos());
    }

    /** Unknown where the server's process is not ours. */
    private static OptionalDouble foreign(PhaseFigures phase) {
        Map<String, Long> busy = phase.machine().busyNanosByCpu();
        if (phase.server().isEmpty() || busy.isEmpty()) {
            return OptionalDouble.empty();
        }
        long ours = phase.server().get().cpuNanos() + phase.client().cpuNanos();
        long machine = busy.values().stream().mapToLong(Long::longValue).sum();
        return share(Math.max(0, machine - ours), phase.machine().windowNanos() * busy.size());
    }

    private static OptionalDouble share(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static OptionalDouble count(long number) {
        return number < 0 ? OptionalDouble.empty() : OptionalDouble.of((double) number);
    }
}
