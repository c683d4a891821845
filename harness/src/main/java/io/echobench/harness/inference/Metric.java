package io.echobench.harness.inference;

/**
 * What is compared.
 *
 * @param id {@code cpu-per-message} ...
 * @param unit of its values
 * @param better whether a low or a high value is good
 */
public record Metric(String id, String unit, Better better) {

    /** The good end of a scale. */
    public enum Better {
        /** Time or cost. */
        LOWER,
        /** A rate. */
        HIGHER
    }

    /**
     * Whether the first of two is the better one.
     *
     * @param logRatio logarithm of the first's value over the second's
     */
    boolean favoursFirst(double logRatio) {
        return better == Better.LOWER ? logRatio < 0 : logRatio > 0;
    }
}
