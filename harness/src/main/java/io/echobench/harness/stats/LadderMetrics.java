package io.echobench.harness.stats;

import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.result.TrialResult.Completed;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The figures of cost that a ladder gives: those that are ranked, and those that could have been. */
public final class LadderMetrics {

    private LadderMetrics() {}

    /** {@code 20,000/s}. */
    public static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate == Math.rint(rate) ? "%,.0f/s" : "%,.1f/s", rate);
    }

    /** {@code 20000}, as it stands in names. */
    public static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    /** {@code 20,000, 50,000 and 100,000 messages a second}. */
    static String messagesASecond(List<Double> rates) {
        List<String> shown =
                rates.stream().map(rate -> perSecond(rate).replace("/s", "")).toList();
        String last = shown.getLast() + " messages a second";
        return shown.size() == 1 ? last : String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + last;
    }

    /** What {@link #primary} is, for somebody who reads it for the first time. */
    public static String inWords(String anchor, List<Double> primaryRates) {
        return "CPU per message over the %s server's, %s %s"
                .formatted(
                        anchor, primaryRates.size() == 1 ? "at" : "geometric mean over", messagesASecond(primaryRates));
    }

    /** What ranks: the geometric mean of the factors of these rungs; of a single one, its factor. */
    public static Metric primary(List<Double> primaryRates) {
        return primaryRates.size() == 1
                ? costFactor(primaryRates.getFirst())
                : new Metric("cost-factor", "x", Better.LOWER);
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

    /** All of cost that a ladder has: what ranks, then what is natural, then the rest. */
    static List<Metric> all(LadderRates rates) {
        Set<Metric> all = new LinkedHashSet<>(Set.of(primary(rates.primary())));
        rates.all().forEach(rate -> all.add(costFactor(rate)));
        rates.all().forEach(rate -> all.add(costFactorOverGenerator(rate)));
        rates.all().forEach(rate -> all.add(costOverGenerator(rate)));
        rates.all().forEach(rate -> all.add(cpuPerMessage(rate)));
        return List.copyOf(all);
    }

    /** The figures of one trial; what it does not have is left out. */
    static Map<Metric, Double> of(Completed trial, LadderRates rates) {
        Map<Metric, Double> figures = new LinkedHashMap<>();
        for (double rate : rates.all()) {
            RungRound.of(trial, rate).ifPresent(rung -> {
                put(figures, costFactor(rate), rung.factor());
                put(figures, costFactorOverGenerator(rate), rung.factorOverGenerator());
                put(figures, costOverGenerator(rate), rung.overGenerator());
                rung.ownNanos().ifPresent(nanos -> figures.put(cpuPerMessage(rate), nanos / 1_000));
            });
        }
        if (!rates.primary().isEmpty()) {
            put(figures, primary(rates.primary()), primaryFactor(trial, rates.primary()));
        }
        return figures;
    }

    /** The figure that ranks, of one trial. Empty where a rung is missing: rounds with other rungs would differ by more than chance. */
    static OptionalDouble primaryFactor(Completed trial, List<Double> primaryRates) {
        double logs = 0;
        for (double rate : primaryRates) {
            OptionalDouble factor =
                    RungRound.of(trial, rate).map(RungRound::factor).orElse(OptionalDouble.empty());
            if (factor.isEmpty()) {
                return OptionalDouble.empty();
            }
            logs += Math.log(factor.getAsDouble());
        }
        return primaryRates.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.exp(logs / primaryRates.size()));
    }

    private static void put(Map<Metric, Double> figures, Metric metric, OptionalDouble value) {
        value.ifPresent(seen -> figures.put(metric, seen));
    }

    private static Metric metric(String name, double rate, String unit) {
        return new Metric(name + plain(rate), unit, Better.LOWER);
    }
}
