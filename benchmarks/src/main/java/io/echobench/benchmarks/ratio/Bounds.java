package io.echobench.benchmarks.ratio;

/**
 * What the interval of a ratio is asked to lie within.
 *
 * @param atLeast 0 where only too much would be wrong
 */
public record Bounds(double atLeast, double atMost) {

    private static final double EQUAL_WITHIN = 0.03;
    private static final double OVER_IO_URING = 1.10;

    /** The load process may cost less than its goal, never more. */
    static Bounds goalOf(Shape shape) {
        return new Bounds(0, shape.goal());
    }

    /** The same over io_uring. */
    static Bounds ioUringGoalOf(Shape shape) {
        return new Bounds(0, shape.ioUringGoal());
    }

    /** Against a C client that is over io_uring itself. */
    static Bounds overIoUring(Shape shape) {
        return new Bounds(0, OVER_IO_URING);
    }

    /** Two clients that are to cost the same. */
    static Bounds equal(Shape shape) {
        return new Bounds(1 - EQUAL_WITHIN, 1 + EQUAL_WITHIN);
    }

    /** Where an interval lies. */
    public Verdict verdict(LogRatio interval) {
        if (interval.low() >= atLeast && interval.high() <= atMost) {
            return Verdict.MET;
        }
        return interval.high() < atLeast || interval.low() > atMost ? Verdict.MISSED : Verdict.OPEN;
    }

    /** Whether an interval lies where it should. */
    public enum Verdict {
        /** All of it. */
        MET,
        /** None of it. */
        MISSED,
        /** In part: more rounds, or a quieter machine, would tell. */
        OPEN
    }
}
