package io.echobench.harness.inference.validity;

/**
 * The highest values of {@link Signal} that are allowed where no other was agreed on, each with its reason. They were set before any run
 * that is judged by them.
 */
final class SignalLimits {

    /** Stolen time makes a figure longer by its own share: one hundredth is below what a table resolves (method: 1 % of any CPU). */
    static final double STEAL = 0.01;

    /** A quota stops a process for up to a period of 100 ms, in which nothing that is measured is true. */
    static final double THROTTLED = 0;

    /** Somebody else wants a CPU of ours: what he gets of it makes caches cold, and he may not wait for long. */
    static final double CPU_PRESSURE = 0.05;

    /** What others run makes caches cold and softirq time longer: beyond about this share no cost factor resolves what it is meant to. */
    static final double FOREIGN_CPU = 0.03;

    /** One page that is read from a disk takes longer than a hundred echoes. */
    static final double SWAPPED_IN = 0;

    /** The two clocks are slewed alike, so only a step parts them; reading both beside each other scatters by microseconds. */
    static final double CLOCK_STEP_NANOS = 5e6;

    /**
     * A loop that spins on a CPU of its own is interrupted at times even where nothing is wrong: in 24 of 24 windows for more than 100 us. A
     * stop of 20 ms must be found wherever it falls, and is seen as 19 ms at least (V9). The limit lies below that with room for a late
     * signal, and above what a percentile of a slice can bear, for which there is the lag rule.
     */
    static final double PAUSE_NANOS = 15e6;

    /** A loop that waits for a CPU one twentieth of the time sends that much late. Its helper threads wait for it, which is less. */
    static final double LOAD_RUN_QUEUE = 0.05;

    /** What was due has to be sent. */
    static final double UNSENT = 0;

    /** At 70 % a queue with one server and even service (M/D/1) waits for 1.17 service times: the generator would measure itself. */
    static final double LOAD_UTILISATION = 0.70;

    /** Its young generation holds all garbage of a trial: a collection means that something is wrong with that. */
    static final double LOAD_COLLECTIONS = 0;

    /** A safepoint stops every loop: together one thousandth of the time is what p99 does not see. */
    static final double LOAD_SAFEPOINTS = 0.001;

    private SignalLimits() {}
}
