package io.echobench.harness.stats;

import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.result.TrialResult.Completed;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of cost that a ladder gives: those that are ranked, and those that could have been. */
public final class LadderMetrics {

    /** The geometric mean of the factors of all rungs from this rate on is one of the candidates. */
    static final double HIGH_RATE = 20_000;

    /** Mean of the log factors over the rungs of 20,000 a second and more. */
    static final Metric COST_FACTOR_OF_HIGH_RATES = new Metric("cost-factor-from-20000", "x", Better.LOWER);

    private LadderMetrics() {}

    /** {@code 20,000/s}. */
    public static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate == Math.rint(rate) ? "%,.0f/s" : "%,.1f/s", rate);
    }

    /** {@code 20000}, as it stands in names. */
    public static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    /** CPU time of a message over the anchor's in adjacent slices. */
    public static Metric costFactor(double rate) {
        return metric("cost-factor-", rate, "x");
    }

    /** CPU time of a message. */
    static Metric cpuPerMessage(double rate) {
        return metric("cpu-per-message-", rate, "us");
    }

    /** CPU time of a message over the generator's busy time for it. */
    static Metric costOverGenerator(double rate) {
        return metric("cost-over-generator-", rate, "x");
    }

    /** The factor over the same ratio of the generator's busy times. */
    static Metric costFactorOverGenerator(double rate) {
        return metric("cost-factor-over-generator-", rate, "x");
    }

    /** All of cost that a ladder of these rates has, the most natural first. */
    static List<Metric> all(List<Double> rates) {
        Map<Metric, Boolean> all = new LinkedHashMap<>();
        rates.forEach(rate -> all.put(costFactor(rate), true));
        all.put(COST_FACTOR_OF_HIGH_RATES, true);
        rates.forEach(rate -> all.put(costFactorOverGenerator(rate), true));
        rates.forEach(rate -> all.put(costOverGenerator(rate), true));
        rates.forEach(rate -> all.put(cpuPerMessage(rate), true));
        return List.copyOf(all.keySet());
    }

    /** The figures of one trial; what it does not have is left out. */
    static Map<Metric, Double> of(Completed trial, List<Double> rates) {
        Map<Metric, Double> figures = new LinkedHashMap<>();
        for (double rate : rates) {
            RungRound.of(trial, rate).ifPresent(rung -> {
                put(figures, costFactor(rate), rung.factor());
                put(figures, costFactorOverGenerator(rate), rung.factorOverGenerator());
                put(figures, costOverGenerator(rate), rung.overGenerator());
                rung.ownNanos().ifPresent(nanos -> figures.put(cpuPerMessage(rate), nanos / 1_000));
            });
        }
        highRates(figures, rates).ifPresent(mean -> figures.put(COST_FACTOR_OF_HIGH_RATES, mean));
        return figures;
    }

    /** Empty where a rung is missing: rounds with other rungs would differ by more than chance. */
    private static Optional<Double> highRates(Map<Metric, Double> figures, List<Double> rates) {
        List<Double> high = rates.stream().filter(rate -> rate >= HIGH_RATE).toList();
        List<Double> factors = high.stream()
                .flatMap(rate -> Optional.ofNullable(figures.get(costFactor(rate))).stream())
                .toList();
        return factors.isEmpty() || factors.size() < high.size()
                ? Optional.empty()
                : Optional.of(Math.exp(factors.stream().mapToDouble(Math::log).sum() / factors.size()));
    }

    private static void put(Map<Metric, Double> figures, Metric metric, OptionalDouble value) {
        value.ifPresent(seen -> figures.put(metric, seen));
    }

    private static Metric metric(String name, double rate, String unit) {
        return new Metric(name + plain(rate), unit, Better.LOWER);
    }
}
