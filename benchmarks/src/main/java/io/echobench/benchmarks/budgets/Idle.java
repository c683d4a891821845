package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.load.LoadEvent;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a connection takes in the load process while it does nothing: of two loads that differ in the number of connections alone, the
 * difference of heap and direct buffers after full collections. What the kernel holds for a socket is not in it.
 *
 * @param few connections of the one load
 * @param many of the other
 */
record Idle(int few, int many) implements Budget {

    static final Idle PROMISED = new Idle(100, 10_000);

    private static final double GOAL_BYTES = 1_024;
    private static final int IDLE_PHASE = 1;

    /** They are let go as soon as they were looked at. */
    private static final long IDLE_AT_MOST_NANOS = 60 * Load.SECOND_NANOS;

    private static final int LIMIT_SECONDS = 120;

    @Override
    public String id() {
        return "idle";
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT, "%,d connections less the same with %,d, a message on each, then silence", many, few);
    }

    @Override
    public Duration atMost() {
        return Duration.ofSeconds(LIMIT_SECONDS);
    }

    @Override
    public Needs needs() {
        return Needs.steady(many);
    }

    @Override
    public Outcome prove(Bench bench) throws BenchmarkException, InterruptedException {
        Held small = hold(bench, few);
        Held large = hold(bench, many);
        double connections = many - few;
        double heap = (large.memory.heapBytes() - small.memory.heapBytes()) / connections;
        double direct = (large.memory.directBytes() - small.memory.directBytes()) / connections;
        return new Outcome(
                List.of(
                        Finding.of(
                                "heap and direct memory of an idle connection",
                                Goal.atMost(GOAL_BYTES, "B"),
                                heap + direct),
                        Finding.of("connections held", Goal.exactly(many, ""), (double) large.after.openConnections()),
                        Finding.of(
                                "errors", Goal.exactly(0, ""), (double) (small.after.errors() + large.after.errors()))),
                List.of(String.format(
                        Locale.ROOT,
                        "Of it heap %.1f B and direct memory %.1f B; with %,d connections the load process held %,d B in all.",
                        heap,
                        direct,
                        many,
                        large.memory.bytes())));
    }

    /** What was read while connections lay idle, and what the load process said of them after that. */
    private record Held(MemoryReading memory, LoadEvent.Progress after) {}

    private Held hold(Bench bench, int connections) throws BenchmarkException, InterruptedException {
        List<Phase> phases = List.of(
                Load.closed("messages", false, 0, connections, connections, 1),
                Load.open("idle", true, IDLE_AT_MOST_NANOS, 1, connections));
        List<MemoryReading> readings = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        bench.follow(this, phases, (event, load) -> {
            switch (event) {
                case LoadEvent.Progress progress -> {
                    if (progress.phase() == IDLE_PHASE && progress.openConnections() > 0 && readings.isEmpty()) {
                        readings.add(MemoryReading.take(load));
                    } else if (!readings.isEmpty()) {
                        held.add(new Held(readings.getFirst(), progress));
                    }
                }
                case LoadEvent.Finished finished ->
                    throw new BenchmarkException("reading the memory took longer than the connections were held.");
                default -> {}
            }
            return !held.isEmpty();
        });
        return held.getFirst();
    }
}
