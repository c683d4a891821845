package io.echobench.load;

/**
 * The due times of one loop's arrivals, in order: a cursor over a sequence that depends on plan and seed alone, never on "now".
 * Arrival i of the whole belongs to loop {@code i mod loops}, so that the loops' schedules together are the single loop's one.
 * Nothing is stored, however long the sequence is. Used by one thread.
 */
abstract sealed class Schedule {

    /** What {@link #offsetNanos} says after the last arrival. */
    static final long NONE = Long.MAX_VALUE;

    private final Rate rate;
    private final int loops;
    private final double integral;
    private long number;
    private long offsetNanos;

    private Schedule(Rate rate, int loops) {
        this.rate = rate;
        this.loops = loops;
        integral = rate.integral();
        number = -1;
    }

    /**
     * A schedule at its first arrival.
     *
     * @param loop its number, less than {@code loops}
     * @param seed of a Poisson process
     */
    static Schedule of(Rate rate, Arrivals arrivals, long seed, int loop, int loops) {
        Schedule schedule = switch (arrivals) {
            case UNIFORM -> new Uniform(rate, loops);
            case POISSON -> new Poisson(rate, loops, seed);
        };
        schedule.advance(loop + 1);
        return schedule;
    }

    /** When the present arrival is due, since the beginning; {@link #NONE} after the last. */
    final long offsetNanos() {
        return offsetNanos;
    }

    /** The number of the present arrival among those of all loops, 0 for the first. */
    final long number() {
        return number;
    }

    /** Goes to this loop's next arrival. */
    final void next() {
        advance(loops);
    }

    private void advance(int steps) {
        number += steps;
        double area = area(number, steps);
        offsetNanos = area < integral ? rate.offsetNanos(area) : NONE;
    }

    /** Where the integral of the rate stands when arrival {@code number} is due, {@code steps} after the one asked for before. */
    abstract double area(long number, int steps);

    /** The k-th, from 1, is due where the integral is k - 1/2: as many as the integral, rounded. */
    private static final class Uniform extends Schedule {

        Uniform(Rate rate, int loops) {
            super(rate, loops);
        }

        @Override
        double area(long number, int steps) {
            return number + 0.5;
        }
    }

    /** Exponential gaps at unit rate, stretched by the integral of the rate (time change of a Poisson process). */
    private static final class Poisson extends Schedule {

        private final java.util.SplittableRandom random;
        private double area;

        Poisson(Rate rate, int loops, long seed) {
            super(rate, loops);
            random = new java.util.SplittableRandom(seed);
        }

        @Override
        double area(long number, int steps) {
            for (int i = 0; i < steps; i++) {
                area -= Math.log1p(-random.nextDouble());
            }
            return area;
        }
    }
}
