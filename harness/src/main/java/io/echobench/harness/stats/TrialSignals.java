package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The signals by which a trial is judged, as far as its file holds them: of the load process and the machine, never of a response. Each is
 * that of the worst phase; where it is a share, phases that follow each other are taken together until they are two seconds long, because
 * the kernel tells stolen and idle time in steps of 10 ms, which is 1 % of a second.
 *
 * <p>How many messages were not sent is not among them: a server that does not read leaves messages unsent, too.
 */
public final class TrialSignals {

    /** One step of 10 ms is half of the least limit of what is told in such steps. */
    static final long SHORTEST_STRETCH_NANOS = 2_000_000_000L;

    private static final String HARNESS_WAIT = "harnessWaitNanos";

    private TrialSignals() {}

    static Map<Signal, Double> of(Completed trial) {
        return of(trial.phases(), List.of());
    }

    /**
     * Of the measured phases of a trial.
     *
     * @param primaryRates messages a second of the rungs that rank, ascending; empty where none does. The generator is judged on all of these,
     *     and in the open loops beside the ladder. Where it stood still, bursts were made, which are cheaper: such slices are left out, and the
     *     trial is judged by what is left of each rung; so are the latencies of such a phase beside the ladder. How busy it is, and who else waits (the
     *     kernel's own threads, for our messages), is judged up to the slowest of them: on faster rungs it may come to its own limit, because
     *     what a message costs there is that of a rate which was carried, which is asked of each rung, and the anchor in the slice beside it had
     *     the same generator. A rate of the closed loop is printed as "at least"
     */
    public static Map<Signal, Double> of(List<PhaseFigures> phases, List<Double> primaryRates) {
        List<PhaseFigures> open = phases.stream()
                .filter(phase -> !phase.loadPoint().mode().equals("closed"))
                .toList();
        List<PhaseFigures> judged = primaryRates.isEmpty() ? phases : upTo(primaryRates.getLast(), open);
        List<PhaseFigures> unhurried = primaryRates.isEmpty() ? phases : upTo(primaryRates.getFirst(), open);
        List<List<PhaseFigures>> stretches = stretches(phases);
        List<List<PhaseFigures>> judgedStretches = stretches(judged);
        Map<Signal, Double> signals = new EnumMap<>(Signal.class);
        put(signals, Signal.STEAL, worst(stretches, TrialSignals::steal));
        put(signals, Signal.THROTTLED, worst(phases, phase -> counter(phase, "throttledPeriods")));
        put(signals, Signal.CPU_PRESSURE, worst(stretches(unhurried), TrialSignals::pressure));
        put(signals, Signal.FOREIGN_CPU, worst(stretches, TrialSignals::foreign));
        put(signals, Signal.SWAPPED_IN, worst(phases, phase -> counter(phase, "swappedInPages")));
        put(signals, Signal.CLOCK_STEP, worst(phases, phase -> counter(phase, "clockStepNanos")));
        put(signals, Signal.PAUSE, primaryRates.isEmpty() ? pause(phases) : pauseOfRungs(phases, primaryRates));
        put(signals, Signal.LOAD_RUN_QUEUE, worst(judgedStretches, TrialSignals::runQueue));
        put(signals, Signal.LOAD_UTILISATION, utilisation(primaryRates.isEmpty() ? open : unhurried));
        put(
                signals,
                Signal.LOAD_COLLECTIONS,
                worst(phases, phase -> count(phase.client().gcCount())));
        put(signals, Signal.LOAD_SAFEPOINTS, worst(judgedStretches, TrialSignals::safepoints));
        return signals;
    }

    private static OptionalDouble pause(List<PhaseFigures> phases) {
        return worst(phases, phase -> known(phase.loop().longestPauseNanos()));
    }

    /** Of each rung that ranks the pairs that are not left out; all of them where none would be left, and it has no figure. */
    private static OptionalDouble pauseOfRungs(List<PhaseFigures> phases, List<Double> primaryRates) {
        return worst(
                primaryRates.stream().map(rate -> LadderSlices.at(phases, rate)).toList(), rung -> {
                    LadderSlices undisturbed = rung.undisturbed();
                    OptionalLong longest = (undisturbed.isWhole() ? undisturbed : rung).longestPauseNanos();
                    return longest.isPresent()
                            ? OptionalDouble.of((double) longest.getAsLong())
                            : OptionalDouble.empty();
                });
    }

    private static OptionalDouble utilisation(List<PhaseFigures> open) {
        return worst(open, phase -> OptionalDouble.of(phase.loop().utilisation()));
    }

    /** The open loops of at most that rate; what has no rate of messages is none of a ladder. */
    private static List<PhaseFigures> upTo(double perSecond, List<PhaseFigures> open) {
        return open.stream()
                .filter(phase -> !phase.loadPoint().mode().equals("open")
                        || phase.loadPoint().perSecond() <= perSecond)
                .toList();
    }

    /** What is too short at the end belongs to the stretch before. */
    private static List<List<PhaseFigures>> stretches(List<PhaseFigures> phases) {
        List<List<PhaseFigures>> stretches = new ArrayList<>();
        List<PhaseFigures> current = new ArrayList<>();
        for (PhaseFigures phase : phases) {
            current.add(phase);
            if (sum(current, each -> each.machine().windowNanos()) >= SHORTEST_STRETCH_NANOS) {
                stretches.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty() && stretches.isEmpty()) {
            stretches.add(current);
        } else if (!current.isEmpty()) {
            stretches.getLast().addAll(current);
        }
        return stretches;
    }

    private static void put(Map<Signal, Double> signals, Signal signal, OptionalDouble value) {
        value.ifPresent(seen -> signals.put(signal, seen));
    }

    private static <T> OptionalDouble worst(List<T> parts, Function<T, OptionalDouble> signal) {
        return parts.stream()
                .map(signal)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private static OptionalDouble steal(List<PhaseFigures> stretch) {
        return share(sum(stretch, phase -> phase.machine().stealNanos()), windowNanos(stretch));
    }

    /** Of the loops alone, where the record tells them from the compilers that wait for them. */
    private static OptionalDouble runQueue(List<PhaseFigures> stretch) {
        return share(
                sum(
                        stretch,
                        phase -> phase.machine()
                                .counters()
                                .getOrDefault("loopWaitNanos", phase.client().runQueueNanos())),
                sum(stretch, phase -> phase.client().windowNanos()));
    }

    /**
     * The time in which somebody waited for a CPU, less what threads of ours waited: they wait for each other, and a harness of the usual
     * priority waits for a loop that never sleeps. Two that waited at once are taken off twice, so it is somebody else's at least.
     */
    private static OptionalDouble pressure(List<PhaseFigures> stretch) {
        return stretch.stream()
                        .allMatch(phase ->
                                phase.machine().counters().keySet().containsAll(List.of("pressureNanos", HARNESS_WAIT)))
                ? share(Math.max(0, sum(stretch, TrialSignals::pressureOfOthers)), windowNanos(stretch))
                : OptionalDouble.empty();
    }

    private static long pressureOfOthers(PhaseFigures phase) {
        return counted(phase, "pressureNanos")
                - counted(phase, HARNESS_WAIT)
                - counted(phase, "parkedWaitNanos")
                - phase.client().runQueueNanos()
                - phase.server().map(ProcessFigures::runQueueNanos).orElse(0L);
    }

    private static OptionalDouble safepoints(List<PhaseFigures> stretch) {
        return stretch.stream().allMatch(phase -> phase.loop().safepointNanos().isPresent())
                ? share(
                        sum(stretch, phase -> phase.loop().safepointNanos().orElse(0L)),
                        sum(stretch, phase -> phase.client().windowNanos()))
                : OptionalDouble.empty();
    }

    /** Unknown where the server's process is not ours. */
    private static OptionalDouble foreign(List<PhaseFigures> stretch) {
        int cpus = stretch.getFirst().machine().busyNanosByCpu().size();
        if (cpus == 0 || stretch.stream().anyMatch(phase -> phase.server().isEmpty())) {
            return OptionalDouble.empty();
        }
        return share(Math.max(0, sum(stretch, TrialSignals::foreignNanos)), windowNanos(stretch) * cpus);
    }

    /**
     * Of records that do not say what others ran: what the CPUs were busy beyond our own. That holds the interrupts of our own messages, too.
     * Stolen time is busy time to the kernel, and has a signal of its own.
     */
    private static long foreignNanos(PhaseFigures phase) {
        MachineFigures machine = phase.machine();
        Long others = machine.counters().get("othersNanos");
        if (others != null) {
            return others;
        }
        long busy = machine.busyNanosByCpu().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return busy
                - machine.stealNanos()
                - phase.server().orElseThrow().cpuNanos()
                - phase.client().cpuNanos()
                - counted(phase, "harnessNanos")
                - counted(phase, "parkedNanos");
    }

    private static long windowNanos(List<PhaseFigures> stretch) {
        return sum(stretch, phase -> phase.machine().windowNanos());
    }

    private static long sum(List<PhaseFigures> phases, ToLongFunction<PhaseFigures> part) {
        return phases.stream().mapToLong(part).sum();
    }

    private static OptionalDouble share(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static OptionalDouble counter(PhaseFigures phase, String name) {
        return known(Optional.ofNullable(phase.machine().counters().get(name)));
    }

    private static long counted(PhaseFigures phase, String name) {
        return phase.machine().counters().getOrDefault(name, 0L);
    }

    private static OptionalDouble known(Optional<Long> value) {
        return value.map(number -> OptionalDouble.of(number.doubleValue())).orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble count(long number) {
        return number < 0 ? OptionalDouble.empty() : OptionalDouble.of((double) number);
    }
}
