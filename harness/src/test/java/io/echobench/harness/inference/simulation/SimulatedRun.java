package io.echobench.harness.inference.simulation;

import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.MetricRounds;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.plan.BalancedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A run of backends whose true figures are known. */
public final class SimulatedRun {

    /** What is simulated: cost, low is good. */
    public static final Metric COST = new Metric("cpu-per-message", "us", Metric.Better.LOWER);

    private static final double TYPICAL = 20;

    private SimulatedRun() {}

    /** In which order the trials are run. */
    public enum Order {
        /** As the planner does. */
        balanced,
        /** All rounds of one backend, then all of the next. */
        block
    }

    private record Slot(String backend, int round) {}

    /** b0, b1 ... */
    public static List<String> names(int backends) {
        return IntStream.range(0, backends).mapToObj(i -> "b" + i).toList();
    }

    /**
     * The observations of all trials, in the order in which they were run.
     *
     * @param effects true cost of each backend as a factor
     */
    public static List<Observation> observations(
            NoiseModel noise, Order order, List<Double> effects, int rounds, SplittableRandom random) {
        List<String> names = names(effects.size());
        List<Slot> slots = slots(order, names, rounds, random.nextLong());
        double[] noiseOfSlot = noise.ofTrials(slots.size(), random);
        List<Observation> observations = new ArrayList<>();
        for (int at = 0; at < slots.size(); at++) {
            Slot slot = slots.get(at);
            double value = TYPICAL * effects.get(names.indexOf(slot.backend())) * Math.exp(noiseOfSlot[at]);
            observations.add(new Observation(COST.id(), slot.backend(), slot.round(), 1, value, List.of()));
        }
        return observations;
    }

    /** The same as a table of rounds. */
    public static MetricRounds rounds(
            NoiseModel noise, Order order, List<Double> effects, int rounds, SplittableRandom random) {
        return MetricRounds.of(COST, names(effects.size()), observations(noise, order, effects, rounds, random));
    }

    private static List<Slot> slots(Order order, List<String> names, int rounds, long seed) {
        List<Slot> slots = new ArrayList<>();
        switch (order) {
            case balanced -> {
                List<List<String>> orders = BalancedOrder.orders(names, rounds, seed);
                for (int round = 1; round <= rounds; round++) {
                    for (String name : orders.get(round - 1)) {
                        slots.add(new Slot(name, round));
                    }
                }
            }
            case block -> {
                for (String name : names) {
                    for (int round = 1; round <= rounds; round++) {
                        slots.add(new Slot(name, round));
                    }
                }
            }
        }
        return slots;
    }
}
