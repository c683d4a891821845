package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What one rung of the ladder says in one trial, its slices pooled: those of the pairs in which no load loop stood still. */
record RungRound(double rate, LadderSlices slices) {

    /** Echoes over what was intended, from which on a rung is sustained. */
    static final double ENOUGH_COMPLETED = 0.999;

    /** Time that it took over the time it was to take, up to which a rung is sustained. */
    static final double MOST_TIME = 1.03;

    static Optional<RungRound> of(Completed trial, double rate) {
        LadderSlices slices = LadderSlices.at(trial.phases(), rate).undisturbed();
        return slices.isWhole() ? Optional.of(new RungRound(rate, slices)) : Optional.empty();
    }

    /** CPU nanoseconds of the trial's own server for a message. */
    OptionalDouble ownNanos() {
        return serverNanos(slices.own());
    }

    /** Of it over the anchor's. */
    OptionalDouble factor() {
        return ratio(ownNanos(), serverNanos(slices.anchor()));
    }

    /** Of it over the generator's nanoseconds for a message in the same slices. */
    OptionalDouble overGenerator() {
        return ratio(ownNanos(), generatorNanos(slices.own()));
    }

    /** The factor over the same ratio of the generator's costs. */
    OptionalDouble factorOverGenerator() {
        return ratio(factor(), ratio(generatorNanos(slices.own()), generatorNanos(slices.anchor())));
    }

    /** Share of the server's CPUs that it used. */
    OptionalDouble utilisation(int serverCpus) {
        List<ProcessFigures> servers =
                slices.own().stream().flatMap(phase -> phase.server().stream()).toList();
        double cpu = servers.stream().mapToLong(ProcessFigures::cpuNanos).sum();
        double window = servers.stream().mapToLong(ProcessFigures::windowNanos).sum();
        return window <= 0 ? OptionalDouble.empty() : OptionalDouble.of(cpu / window / Math.max(1, serverCpus));
    }

    /** Share of the time in which the generator's loops were busy with the trial's own server. */
    OptionalDouble generatorBusy() {
        double elapsed = sum(slices.own(), PhaseFigures::elapsedNanos);
        double busy = total(slices.own(), phase -> phase.loop().utilisation() * phase.elapsedNanos());
        return elapsed <= 0 ? OptionalDouble.empty() : OptionalDouble.of(busy / elapsed);
    }

    /** Echoes for each time that the generator's loop found something. */
    OptionalDouble messagesPerWakeup() {
        double wakeups = total(
                slices.own(),
                phase -> phase.loop().messagesPerWakeup() > 0
                        ? phase.completed() / phase.loop().messagesPerWakeup()
                        : 0.0);
        return wakeups > 0 ? OptionalDouble.of(completed(slices.own()) / wakeups) : OptionalDouble.empty();
    }

    /** Why the server did not carry the rate in this trial, or the anchor beside it; empty where both did. */
    Optional<String> notSustained() {
        return notSustained(slices.own())
                .or(() -> notSustained(slices.anchor()).map(why -> "the server beside it: " + why));
    }

    private Optional<String> notSustained(List<PhaseFigures> phases) {
        long intended = sum(phases, PhaseFigures::intended);
        long errors = sum(
                phases,
                phase -> phase.errors().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        double share = completed(phases) / (double) Math.max(1, intended);
        double time = sum(phases, PhaseFigures::elapsedNanos) / Math.max(1.0, intended * 1e9 / rate);
        if (errors > 0) {
            return Optional.of(errors == 1 ? "1 error" : errors + " errors");
        }
        if (share < ENOUGH_COMPLETED) {
            return Optional.of(String.format(Locale.ROOT, "%.2f %% of the messages came back", 100 * share));
        }
        return time > MOST_TIME
                ? Optional.of(String.format(Locale.ROOT, "it took %.1f %% more time than it had", 100 * (time - 1)))
                : Optional.empty();
    }

    private static OptionalDouble serverNanos(List<PhaseFigures> phases) {
        double nanos = 0;
        for (PhaseFigures phase : phases) {
            double each = phase.server().map(ProcessFigures::cpuNanosPerMessage).orElse(-1.0);
            if (each < 0) {
                return OptionalDouble.empty();
            }
            nanos += each * phase.completed();
        }
        return perMessage(nanos, phases);
    }

    /** The time that its loops were busy, not its CPU time: a spinning loop uses its CPU up whatever it does. */
    private static OptionalDouble generatorNanos(List<PhaseFigures> phases) {
        return perMessage(total(phases, phase -> phase.loop().utilisation() * phase.elapsedNanos()), phases);
    }

    private static OptionalDouble perMessage(double nanos, List<PhaseFigures> phases) {
        return nanos > 0 && completed(phases) > 0
                ? OptionalDouble.of(nanos / completed(phases))
                : OptionalDouble.empty();
    }

    private static OptionalDouble ratio(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }

    private static long completed(List<PhaseFigures> phases) {
        return sum(phases, PhaseFigures::completed);
    }

    private static long sum(List<PhaseFigures> phases, ToLongFunction<PhaseFigures> figure) {
        return phases.stream().mapToLong(figure).sum();
    }

    private static double total(List<PhaseFigures> phases, ToDoubleFunction<PhaseFigures> figure) {
        return phases.stream().mapToDouble(figure).sum();
    }
}
