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

    /** {@code strict}: half-widths of 2 % or 30 rounds. */
    public static StoppingRule strict(int fewest, int step) {
        return new StoppingRule(0.02, fewest, 30, step);
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
