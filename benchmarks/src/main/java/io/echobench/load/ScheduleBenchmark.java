package io.echobench.load;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** When the next message is due. Promised: 0 B/op. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScheduleBenchmark {

    /** So long that no measurement reaches its end. */
    private static final Rate RATE = new Rate(50_000, 50_000, TimeUnit.DAYS.toNanos(10_000));

    /** The law of the arrivals. */
    @Param({"UNIFORM", "POISSON"})
    public Arrivals arrivals = Arrivals.UNIFORM;

    private Schedule schedule = Schedule.of(RATE, Arrivals.UNIFORM, 1, 0, 1);

    /** Begins at the first arrival. */
    @Setup
    public void prepare() {
        schedule = Schedule.of(RATE, arrivals, 1, 0, 1);
    }

    /** The next one. */
    @Benchmark
    public long nextDue() {
        schedule.next();
        return schedule.offsetNanos();
    }
}
