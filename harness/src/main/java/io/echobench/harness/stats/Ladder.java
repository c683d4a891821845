package io.echobench.harness.stats;

import io.echobench.harness.inference.Estimate;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.RunRecord.TooFast;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The cost of a message at each of a few fixed rates, for every row.
 *
 * @param anchor the server beside each, whose cost is 1
 * @param rates messages a second, ascending
 * @param primaryRates those that were declared to rank before the run, by the geometric mean of their factors; ascending
 * @param tooFast rates that were to rank, too, and that the machine is too slow for
 * @param lines best first by the factor that ranks; rows of controls last
 * @param pairs of slices in the valid trials
 */
public record Ladder(
        String anchor,
        List<Double> rates,
        List<Double> primaryRates,
        List<TooFast> tooFast,
        List<Line> lines,
        Pairs pairs) {

    /** The utilisation from which on a rung is compared: below, a server's cost is mostly that of waking up. */
    public static final double LOWEST_UTILISATION = 0.20;

    /** Copies the lists. */
    public Ladder {
        rates = List.copyOf(rates);
        primaryRates = List.copyOf(primaryRates);
        tooFast = List.copyOf(tooFast);
        lines = List.copyOf(lines);
    }

    /**
     * How many pairs of adjacent slices there are, of a trial's own server and of the anchor, and how many of them are left out because a load
     * loop stood still.
     */
    public record Pairs(int leftOut, int all) {

        /** {@code 3 of 980 pairs of slices are left out, because ...}; empty where none is. */
        public Optional<String> sentence() {
            return leftOut == 0
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "%,d of %,d pairs of adjacent slices %s left out: a load loop stood still for more than %.0f ms",
                            leftOut,
                            all,
                            leftOut == 1 ? "is" : "are",
                            Signal.PAUSE.limit() / 1e6));
        }
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

        /** The highest rate that it sustains: its knee lies there or, where {@link #outlastsTheLadder}, beyond. */
        public Optional<Double> knee() {
            return rungs.stream().filter(Rung::sustained).map(Rung::rate).max(Double::compare);
        }

        /** Whether it sustains the last rung, so that its knee was not found. */
        public boolean outlastsTheLadder() {
            return !rungs.isEmpty() && rungs.getLast().sustained();
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

        /**
         * Whether it has enough to do at these rates for its cost to be compared: on their average, or a server would be left out for
         * being cheap.
         */
        public boolean busyEnough(List<Double> rates) {
            OptionalDouble used = utilisation(rates);
            return used.isPresent() && used.getAsDouble() >= LOWEST_UTILISATION;
        }

        /** Share of its CPUs that it used, averaged over these rates; empty where one of them is not known. */
        OptionalDouble utilisation(List<Double> rates) {
            double[] shares = rates.stream()
                    .flatMap(rate -> at(rate).flatMap(Rung::utilisation).stream())
                    .mapToDouble(Spread::median)
                    .toArray();
            return shares.length == rates.size() ? Arrays.stream(shares).average() : OptionalDouble.empty();
        }
    }

    /**
     * A row at a rate, over its valid rounds.
     *
     * @param micros CPU time of a message in microseconds
     * @param factor over the anchor's in adjacent slices of the same trials
     * @param utilisation share of the server's CPUs that it used
     * @param generatorBusy share of the time in which the busiest of the generator's loops was busy
     * @param messagesPerWakeup echoes for each time that the generator's loop found something
     * @param rounds that have the rung
     * @param notSustained why it is not sustained in more than a quarter of the rounds; empty where it is
     */
    public record Rung(
            double rate,
            Optional<Estimate> micros,
            Optional<Estimate> factor,
            Optional<Spread> utilisation,
            Optional<Spread> generatorBusy,
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

    /** Why the machine is too slow for a rate, so that servers look alike at it; empty where it is not. */
    public Optional<String> tooFast(double rate) {
        return tooFast.stream()
                .filter(each -> each.rate() == rate)
                .findFirst()
                .map(each -> "this machine is too slow for it: " + each.why());
    }

    /** Rows that do not sustain all of these rates, and why. */
    Map<String, String> notSustained(List<Double> atRates) {
        Map<String, String> reasons = new LinkedHashMap<>();
        atRates.forEach(rate -> notSustained(rate).forEach(reasons::putIfAbsent));
        return reasons;
    }

    /** Rows that are not compared at these rates, and why: they do not sustain one of them, or have too little to do. */
    Map<String, String> notCompared(List<Double> atRates) {
        Map<String, String> reasons = notSustained(atRates);
        idle(atRates).forEach(reasons::putIfAbsent);
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

    private Map<String, String> idle(List<Double> atRates) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String at = atRates.size() == 1
                ? "at " + LadderMetrics.perSecond(atRates.getFirst())
                : "from " + LadderMetrics.perSecond(atRates.getFirst()) + " to "
                        + LadderMetrics.perSecond(atRates.getLast()) + " on average";
        lines.forEach(line -> line.utilisation(atRates).ifPresent(share -> {
            if (share < LOWEST_UTILISATION) {
                reasons.put(
                        line.backend(),
                        String.format(
                                Locale.ROOT,
                                "%s it uses %.1f %% of its CPUs; from %.0f %% on it is compared",
                                at,
                                100 * share,
                                100 * LOWEST_UTILISATION));
            }
        }));
        return reasons;
    }

    /** Rows that are kept out of every ranking, and why. */
    public Map<String, String> notSteady() {
        Map<String, String> reasons = new LinkedHashMap<>();
        lines.forEach(line -> line.notSteady().ifPresent(why -> reasons.put(line.backend(), why)));
        return reasons;
    }
}
