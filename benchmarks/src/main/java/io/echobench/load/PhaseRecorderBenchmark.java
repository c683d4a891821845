package io.echobench.load;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All that is recorded of a message: four histograms and the counts. Promised: 0 B/op. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PhaseRecorderBenchmark {

    /** Times that do not repeat soon, from 20 us to 1 ms: as wide as the buckets that a real run touches. */
    private static final int TIMES = 4096;

    private final PhaseRecorder recorder = new PhaseRecorder(0, 0, new OneSlice(), new LoopMeter());
    private final long[] nanos = new long[TIMES];
    private int next;

    /** Draws the times. */
    @Setup
    public void prepare() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < TIMES; i++) {
            nanos[i] = (long) (20_000 * Math.exp(random.nextDouble() * Math.log(50)));
        }
    }

    /** One value into one histogram. */
    @Benchmark
    public void record() {
        recorder.record(Interval.RTT, nextNanos());
    }

    /** Due, sent and completed. */
    @Benchmark
    public void message() {
        long rtt = nextNanos();
        recorder.due(1_000);
        recorder.sent(1_000, 1_500, 6_500, false);
        recorder.completed(1_000, 1_500, 1_500 + rtt);
    }

    private long nextNanos() {
        next = (next + 1) & (TIMES - 1);
        return nanos[next];
    }
}
