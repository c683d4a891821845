package io.echobench.harness.inference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a table can resolve, from its own spread: a pair that differs by less would often be missed.
 *
 * @param sdOfLogRatio of a round, pooled over all pairs
 * @param rounds in which every backend has a figure
 * @param pairs that are compared
 * @param difference the smallest that is found with the agreed power at the first and hardest step of Holm's procedure: 0.05 stands for a
 *     ratio of 1.05
 */
public record Resolution(double sdOfLogRatio, int rounds, int pairs, double difference) {

    /**
     * Standard deviation of a round's log ratio of two equal servers by the metric that ranks, as far as is known before a run: measured over
     * 24 rounds of {@code reference} beside itself, docs/decisions/0011.
     */
    public static final double AGREED_SD = 0.02;

    /**
     * The most that is expected of any table. Only one with too few rounds to rank anything would resolve less: two rounds ask for a difference
     * of thousands, which no control can burn.
     */
    public static final double COARSEST_EXPECTED = 0.5;

    /**
     * What a table will resolve, as far as is known before it; at most {@link #COARSEST_EXPECTED}.
     *
     * @param backends that are compared, at least two
     * @param rounds at least two
     */
    public static Resolution expected(int backends, int rounds, Rules rules) {
        int pairs = backends * (backends - 1) / 2;
        double effect = new PairedPower(AGREED_SD, rules.alpha() / pairs).smallestEffect(rounds, rules.power());
        return new Resolution(AGREED_SD, rounds, pairs, Math.min(COARSEST_EXPECTED, Math.expm1(effect)));
    }

    /**
     * Of the complete rounds; empty with fewer than two of them or of the backends, or without any spread.
     *
     * <p>Model: log figure = backend + round + error. The error's variance is the sum of squared residuals over (backends - 1) x
     * (rounds - 1); a log ratio has twice that variance.
     */
    public static Optional<Resolution> of(MetricRounds metricRounds, Rules rules) {
        List<Integer> rounds = metricRounds.completeRounds();
        int backends = metricRounds.backends().size();
        if (backends < 2 || rounds.size() < 2) {
            return Optional.empty();
        }
        double[][] logs = logs(metricRounds, rounds);
        double sd = Math.sqrt(2 * squaredResiduals(logs) / ((backends - 1.0) * (rounds.size() - 1)));
        if (sd < 1e-12) {
            return Optional.empty();
        }
        int pairs = backends * (backends - 1) / 2;
        double effect = new PairedPower(sd, rules.alpha() / pairs).smallestEffect(rounds.size(), rules.power());
        return Optional.of(new Resolution(sd, rounds.size(), pairs, Math.expm1(effect)));
    }

    private static double[][] logs(MetricRounds metricRounds, List<Integer> rounds) {
        return metricRounds.byBackend().values().stream()
                .map(figures -> rounds.stream()
                        .mapToDouble(round -> Math.log(figures.getOrDefault(round, Double.NaN)))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double squaredResiduals(double[][] logs) {
        int backends = logs.length;
        int rounds = logs[0].length;
        double[] ofBackend = new double[backends];
        double[] ofRound = new double[rounds];
        double all = 0;
        for (int b = 0; b < backends; b++) {
            for (int r = 0; r < rounds; r++) {
                ofBackend[b] += logs[b][r] / rounds;
                ofRound[r] += logs[b][r] / backends;
                all += logs[b][r] / ((double) backends * rounds);
            }
        }
        double sum = 0;
        for (int b = 0; b < backends; b++) {
            for (int r = 0; r < rounds; r++) {
                double residual = logs[b][r] - ofBackend[b] - ofRound[r] + all;
                sum += residual * residual;
            }
        }
        return sum;
    }

    /** How much CPU the positive control burns: twice what can be resolved, as a share of the ranked metric. */
    public double burnShare() {
        return 2 * difference;
    }

    /** {@code this table resolves differences of >= 4.2 %}. */
    public String sentence() {
        return String.format(
                Locale.ROOT, "this table resolves differences of >= %.1f %%", Math.ceil(1000 * difference) / 10);
    }
}
