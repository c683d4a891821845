package io.echobench.harness.stats;

import io.echobench.harness.result.RunRecord;
import java.util.List;

/**
 * The rungs of a ladder.
 *
 * @param all messages a second, ascending
 * @param primary those that rank, by the geometric mean of their factors; some of {@code all}, ascending
 */
record LadderRates(List<Double> all, List<Double> primary) {

    /** Of a run without a ladder. */
    static final LadderRates NONE = new LadderRates(List.of(), List.of());

    /** Copies the lists. */
    LadderRates {
        all = List.copyOf(all);
        primary = List.copyOf(primary);
    }

    static LadderRates of(RunRecord.Ranked how) {
        return new LadderRates(how.rates(), how.primaryRates());
    }
}
