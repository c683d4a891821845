package io.echobench.harness.stats;

import io.echobench.harness.inference.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The cost of a message at each of a few fixed rates, for every row.
 *
 * @param anchor the server beside each, whose cost is 1
 * @param rates messages a second, ascending
 * @param primaryRates those that were declared to rank before the run, by the geometric mean of their factors; ascending
 * @param lines best first by the factor that ranks; rows of controls last
 */
public record Ladder(String anchor, List<Double> rates, List<Double> primaryRates, List<Line> lines) {

    /** The utilisation from which on a rung is compared: below, a server's cost is mostly that of waking up. */
    public static final double LOWEST_UTILISATION = 0.20;

    /** Copies the lists. */
    public Ladder {
        rates = List.copyOf(rates);
        primaryRates = List.copyOf(primaryRates);
        lines = List.copyOf(lines);
    }

    /**
     * A row.
     *
     * @param control whether it is there for a control alone
     * @param notSteady why it is kept out of every ranking; empty where it is steady
     * @param factor that ranks: the geometric mean over the primary rates
     * @param rungs by rate, ascending; all of them
     */
    public record Line(
            String backend, boolean control, Optional<String> notSteady, Optional<Estimate> factor, List<Rung> rungs) {

        /** The highest rate that it sustains. */
        public Optional<Double> knee() {
            return rungs.stream().filter(Rung::sustained).map(Rung::rate).max(Double::compare);
        }

        /** The rung of that rate. */
        public Optional<Rung> at(double rate) {
            return rungs.stream().filter(rung -> rung.rate() == rate).findFirst();
        }

        /** Whether all of these rates were carried. */
        public boolean sustains(List<Double> rates) {
            return rates.stream()
                    .allMatch(rate -> at(rate).filter(Rung::sustained).isPresent());
        }

        /** Whether it has enough to do at each of these rates for its cost to be compared. */
        public boolean busyEnough(List<Double> rates) {
            return rates.stream()
                    .allMatch(rate -> at(rate).filter(Rung::busyEnough).isPresent());
        }
    }

    /**
     * A row at a rate, over its valid rounds.
     *
     * @param micros CPU time of a message in microseconds
     * @param factor over the anchor's in adjacent slices of the same trials
     * @param utilisation share of the server's CPUs that it used
     * @param messagesPerWakeup echoes for each time that the generator's loop found something
     * @param rounds that have the rung
     * @param notSustained why it is not sustained in more than a quarter of the rounds; empty where it is
     */
    public record Rung(
            double rate,
            Optional<Estimate> micros,
            Optional<Estimate> factor,
            Optional<Spread> utilisation,
            Optional<Spread> messagesPerWakeup,
            int rounds,
            Optional<String> notSustained) {

        /** Whether the rate was carried. */
        public boolean sustained() {
            return rounds > 0 && notSustained.isEmpty();
        }

        /** Whether the server has enough to do for its cost to be compared. */
        public boolean busyEnough() {
            return utilisation
                    .filter(share -> share.median() >= LOWEST_UTILISATION)
                    .isPresent();
        }
    }

    /** {@code CPU per message over the reference server's, geometric mean over 20,000 and 50,000 messages a second}. */
    public String ranksBy() {
        return LadderMetrics.inWords(anchor, primaryRates);
    }

    /** Rows that do not sustain all of these rates, and why. */
    Map<String, String> notSustained(List<Double> atRates) {
        Map<String, String> reasons = new LinkedHashMap<>();
        atRates.forEach(rate -> notSustained(rate).forEach(reasons::putIfAbsent));
        return reasons;
    }

    /** Rows that are not compared at these rates, and why: they do not sustain one of them, or have too little to do at one. */
    Map<String, String> notCompared(List<Double> atRates) {
        Map<String, String> reasons = notSustained(atRates);
        atRates.forEach(rate -> idle(rate).forEach(reasons::putIfAbsent));
        return reasons;
    }

    private Map<String, String> notSustained(double rate) {
        Map<String, String> reasons = new LinkedHashMap<>();
        lines.forEach(line -> line.at(rate)
                .flatMap(Rung::notSustained)
                .ifPresent(why -> reasons.put(
                        line.backend(), "it does not sustain " + LadderMetrics.perSecond(rate) + ": " + why)));
        return reasons;
    }

    private Map<String, String> idle(double rate) {
        Map<String, String> reasons = new LinkedHashMap<>();
        lines.forEach(line -> line.at(rate)
                .filter(rung -> !rung.busyEnough())
                .flatMap(Rung::utilisation)
                .ifPresent(share -> reasons.put(
                        line.backend(),
                        String.format(
                                Locale.ROOT,
                                "at %s it uses %.1f %% of its CPUs; from %.0f %% on it is compared",
                                LadderMetrics.perSecond(rate),
                                100 * share.median(),
                                100 * LOWEST_UTILISATION))));
        return reasons;
    }

    /** Rows that are kept out of every ranking, and why. */
    public Map<String, String> notSteady() {
        Map<String, String> reasons = new LinkedHashMap<>();
        lines.forEach(line -> line.notSteady().ifPresent(why -> reasons.put(line.backend(), why)));
        return reasons;
    }
}
