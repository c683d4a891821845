package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Tally;
import io.echobench.harness.explain.ArtilleryReport.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The windows of Artillery 2: stretches of the wall clock, of which those in which nothing happened are missing. They become windows end
 * to end that count from the beginning of the load: the first counter of the first of them.
 *
 * @param inOrder of time
 * @param usualSeconds how long a stretch is
 */
record Periods(List<Period> inOrder, double usualSeconds) {

    private static final double ARTILLERYS_SECONDS = 10;
    private static final double A_MILLISECOND = 1e-3;

    /**
     * A stretch, in seconds since 1970.
     *
     * @param begin of the stretch
     * @param firstCounter when the first of what it holds was counted
     * @param lastCounter likewise the last
     */
    record Period(double begin, double firstCounter, double lastCounter, Tally tally) {}

    /** Puts them in order; a stretch is as long as the least distance of two. */
    static Periods of(List<Period> periods) {
        List<Period> inOrder = new ArrayList<>(periods);
        inOrder.sort(Comparator.comparingDouble(Period::begin));
        double least = Double.MAX_VALUE;
        for (int i = 1; i < inOrder.size(); i++) {
            double distance = inOrder.get(i).begin() - inOrder.get(i - 1).begin();
            least = distance > A_MILLISECOND ? Math.min(least, distance) : least;
        }
        return new Periods(inOrder, least == Double.MAX_VALUE ? ARTILLERYS_SECONDS : least);
    }

    /**
     * Windows end to end; a gap is a window in which nothing happened.
     *
     * @param asCounted whether a window lasts from its first counter to its last, as those of echobench, which are made of whole
     *     seconds; Artillery's fill their stretches
     */
    List<Window> windows(boolean asCounted) {
        List<Window> windows = new ArrayList<>();
        double loadBegan = inOrder.isEmpty() ? 0 : begin(inOrder.getFirst(), true);
        double end = loadBegan;
        for (int i = 0; i < inOrder.size(); i++) {
            double from = Math.max(end, begin(inOrder.get(i), asCounted || i == 0));
            if (from - end > A_MILLISECOND) {
                windows.add(new Window(end - loadBegan, from - loadBegan, Tally.NOTHING));
            }
            end = Math.max(from, end(i, asCounted));
            windows.add(
                    new Window(from - loadBegan, end - loadBegan, inOrder.get(i).tally()));
        }
        return windows;
    }

    private double begin(Period period, boolean asCounted) {
        boolean within =
                period.firstCounter() >= period.begin() && period.firstCounter() < period.begin() + usualSeconds;
        return asCounted && within ? period.firstCounter() : period.begin();
    }

    /** Where the next begins, if that follows at once. */
    private double end(int index, boolean asCounted) {
        Period period = inOrder.get(index);
        double stretchEnds = period.begin() + usualSeconds;
        if (index + 1 < inOrder.size() && inOrder.get(index + 1).begin() - stretchEnds < A_MILLISECOND) {
            return begin(inOrder.get(index + 1), asCounted);
        }
        return asCounted ? period.lastCounter() : stretchEnds;
    }
}
