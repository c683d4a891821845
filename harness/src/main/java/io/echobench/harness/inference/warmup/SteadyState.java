package io.echobench.harness.inference.warmup;

import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.inference.warmup.Changepoints.Level;
import java.util.Arrays;
import java.util.List;

/**
 * Where the steady state of a round begins. The series is cut into levels ({@link Changepoints}); the last ones that differ by no more than the
 * tolerance are one. It is the steady state when
 * <ul>
 *   <li>its first half agrees with its second within the tolerance; else the levels it is made of are left out one by one;
 *   <li>it is long enough;
 *   <li>it is no phase of a cycle: where the series has been at this level before and left it, it must have held it by now for longer than
 *       it took to return.
 * </ul>
 * A series without one should be extended, up to a limit, and then the round is {@link RoundClass#NOT_STEADY}.
 *
 * <p>Source of the classes: E. Barrett et al., "Virtual machine warmup blows hot and cold", OOPSLA 2017.
 *
 * @param roundClass what kind of round it was
 * @param from index of the first steady window; the length of the series where there is none
 */
public record SteadyState(RoundClass roundClass, int from) {

    /** What kind of round it was. */
    public enum RoundClass {
        /** One level from the first window on. */
        FLAT,
        /** The steady state is the best level. */
        WARM_UP,
        /** An earlier level was better than the steady state. */
        SLOWDOWN,
        /** It did not settle: kept out of the ranking. */
        NOT_STEADY;

        /** {@code warm-up}: as it stands in a table. */
        public String words() {
            return switch (this) {
                case FLAT -> "flat";
                case WARM_UP -> "warm-up";
                case SLOWDOWN -> "slowdown";
                case NOT_STEADY -> "not steady";
            };
        }
    }

    /**
     * What counts as steady.
     *
     * @param tolerance two levels that differ by less are one: 0.02
     * @param shortestLevel windows of a level
     * @param shortestSteady windows of the steady state
     */
    public record Criterion(double tolerance, int shortestLevel, int shortestSteady) {

        /** 2 %, and 20 windows of a second. */
        public static final Criterion STANDARD = new Criterion(0.02, 5, 20);

        /** 2 %, and 10 windows of a second. */
        public static final Criterion QUICK = new Criterion(0.02, 5, 10);

        private static final double STEADY_SHARE = 0.75;
        private static final double STANDARD_ERRORS = 2;

        /**
         * For windows that are short, so that noise alone makes their halves differ: the tolerance is 2 %, but not less than two standard
         * errors of the difference of the halves' means. The noise is taken from the steps between neighbours, which a change of level
         * hardly touches. Three quarters of the windows must be steady: the figure that they stand for is made of all of them.
         *
         * @param windows as {@link #detect} gets them
         * @param leastTolerance however little they scatter
         */
        public static Criterion forNoiseOf(double[] windows, double leastTolerance) {
            double squares = 0;
            for (int i = 1; i < windows.length; i++) {
                squares += Math.pow(Math.log(windows[i] / windows[i - 1]), 2);
            }
            double deviation = Math.sqrt(squares / 2 / Math.max(1, windows.length - 1));
            double error = deviation * Math.sqrt(4.0 / Math.max(1, windows.length));
            return new Criterion(
                    Math.max(leastTolerance, Math.expm1(STANDARD_ERRORS * error)), STANDARD.shortestLevel, (int)
                            Math.ceil(STEADY_SHARE * windows.length));
        }

        private boolean same(double oneLog, double otherLog) {
            return Math.abs(oneLog - otherLog) <= Math.log1p(tolerance);
        }
    }

    /**
     * Looks for it.
     *
     * @param windows one positive figure a window, in their order
     * @param better which end of the scale is good: it tells a warm-up from a slowdown
     */
    public static SteadyState detect(double[] windows, Better better, Criterion criterion) {
        double[] logs = Arrays.stream(windows).map(Math::log).toArray();
        List<Level> levels = Changepoints.levels(logs, criterion.shortestLevel());
        int first = firstOfSteady(levels, logs, criterion);
        while (first < levels.size() - 1 && !halvesAgree(logs, levels.get(first).from(), criterion)) {
            first++;
        }
        int from = levels.isEmpty() ? 0 : levels.get(first).from();
        double steady = mean(logs, from, logs.length);
        List<Level> before = levels.subList(0, first);
        if (logs.length - from < criterion.shortestSteady()
                || !halvesAgree(logs, from, criterion)
                || isPhaseOfACycle(before, from, steady, logs.length, criterion)) {
            return new SteadyState(RoundClass.NOT_STEADY, windows.length);
        }
        return new SteadyState(roundClass(before, steady, better, criterion), from);
    }

    /** Walks back from the end while the level before is within the tolerance of all that was joined so far. */
    private static int firstOfSteady(List<Level> levels, double[] logs, Criterion criterion) {
        int first = levels.size() - 1;
        while (first > 0
                && criterion.same(
                        levels.get(first - 1).mean(),
                        mean(logs, levels.get(first).from(), logs.length))) {
            first--;
        }
        return Math.max(0, first);
    }

    private static boolean halvesAgree(double[] logs, int from, Criterion criterion) {
        int middle = (from + logs.length) / 2;
        return criterion.same(mean(logs, from, middle), mean(logs, middle, logs.length));
    }

    private static boolean isPhaseOfACycle(
            List<Level> before, int from, double steady, int length, Criterion criterion) {
        return before.stream()
                .filter(level -> level.to() < from && criterion.same(level.mean(), steady))
                .anyMatch(level -> length - from < from - level.from());
    }

    private static RoundClass roundClass(List<Level> before, double steady, Better better, Criterion criterion) {
        if (before.isEmpty()) {
            return RoundClass.FLAT;
        }
        boolean wasBetter = before.stream()
                .map(Level::mean)
                .filter(level -> !criterion.same(level, steady))
                .anyMatch(level -> better == Better.LOWER ? level < steady : level > steady);
        return wasBetter ? RoundClass.SLOWDOWN : RoundClass.WARM_UP;
    }

    private static double mean(double[] logs, int from, int to) {
        return Arrays.stream(logs, from, to).average().orElse(Double.NaN);
    }
}
