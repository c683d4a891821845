package io.echobench.harness.inference;

import java.util.List;

/**
 * When enough rounds have been run. It is shown the widths of intervals and never where they lie, so it cannot stop because something
 * became significant; that would make false differences frequent (P. Armitage, C. K. McPherson and B. C. Rowe, "Repeated
 * significance tests on accumulating data", JRSS A 132 (1969)).
 *
 * @param halfWidth that every interval must reach, as a share: 0.02
 * @param fewest rounds before the first look
 * @param most rounds; where it is no multiple of the step, the last multiple below it is the last round
 * @param step rounds that keep the order balanced; looks are taken at multiples of it
 */
public record StoppingRule(double halfWidth, int fewest, int most, int step) {

    /** What to do after a round. */
    public enum Decision {
        /** Run another round. */
        GO_ON,
        /** All intervals are narrow enough. */
        NARROW_ENOUGH,
        /** There will be no more rounds. */
        MOST_ROUNDS
    }

    /** A spread that is estimated from fewer rounds than this ends no run: it may happen to be low. */
    public static final int FEWEST_ROUNDS = 12;

    /**
     * For a run that ends by width.
     *
     * @param pairs that are compared
     * @param balanced rounds after which the order of all rows, those of controls among them, is balanced
     */
    public static StoppingRule of(double halfWidth, int most, int pairs, int balanced, Rules rules) {
        return new StoppingRule(halfWidth, Math.max(FEWEST_ROUNDS, rules.minimumRounds(pairs)), most, balanced);
    }

    /**
     * After so many rounds.
     *
     * @param halfWidths {@link Estimate#halfWidth} of the ratio of every pair; empty when there is none yet
     */
    public Decision after(int rounds, List<Double> halfWidths) {
        boolean balanced = rounds % step == 0;
        boolean narrow = !halfWidths.isEmpty() && halfWidths.stream().allMatch(each -> each <= halfWidth);
        if (balanced && narrow && rounds >= fewest) {
            return Decision.NARROW_ENOUGH;
        }
        boolean last = rounds >= most || (balanced && rounds + step > most && rounds >= fewest);
        return last ? Decision.MOST_ROUNDS : Decision.GO_ON;
    }
}
