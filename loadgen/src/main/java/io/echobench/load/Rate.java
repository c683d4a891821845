package io.echobench.load;

/**
 * Arrivals per second that go linearly from one value to another within a stretch of time.
 *
 * @param from per second at the beginning; at least 0
 * @param to per second at the end; at least 0
 * @param nanos how long; at least 0
 */
record Rate(double from, double to, long nanos) {

    /** The integral of the rate over the whole stretch: how many arrivals are expected. */
    double integral() {
        return (from + to) / 2 * (nanos / 1e9);
    }

    /**
     * When the integral of the rate reaches {@code area}: the root of {@code from t + (to - from) / T t^2 / 2 = area}, written so
     * that it also holds for a constant rate.
     *
     * @param area greater than 0, at most {@link #integral}
     * @return nanoseconds since the beginning
     */
    long offsetNanos(double area) {
        double seconds = nanos / 1e9;
        double slope = (to - from) / seconds;
        double root = Math.sqrt(Math.max(0, from * from + 2 * slope * area));
        return Math.min(nanos, Math.round(2 * area / (from + root) * 1e9));
    }
}
