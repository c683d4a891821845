package io.echobench.harness.inference;

/**
 * What was agreed on before a run.
 *
 * @param alpha share of tables that may hold a false difference
 * @param margin a difference below it does not matter: 0.03 is from 1 / 1.03 to 1.03
 * @param power with which a difference is to be found
 */
public record Rules(double alpha, double margin, double power) {

    /** 5 %, +-3 %, 95 %. */
    public static final Rules STANDARD = new Rules(0.05, 0.03, 0.95);

    /**
     * For a run whose number of rounds is found by a {@link StoppingRule}: alpha is 4 %. Width and t test share one estimate of the spread, and
     * rounds end where it is low; at 5 %, two equal backends were told apart in 5.9 % of 20,000 simulated runs.
     */
    public static final Rules STRICT = new Rules(0.04, 0.03, 0.95);

    /** The margin on the log scale. */
    double logMargin() {
        return Math.log1p(margin);
    }

    /**
     * The fewest rounds in which the sign-flip test can pass the first step of Holm's procedure; with fewer, nothing can be proved,
     * whatever the figures are. 6 for one pair, 10 for the 15 pairs of six backends.
     */
    public int minimumRounds(int pairs) {
        int rounds = 1;
        while (SignFlipTest.lowest(rounds) * pairs >= alpha) {
            rounds++;
        }
        return rounds;
    }
}
