package io.echobench.harness.stats;

import io.echobench.harness.inference.Control;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.inference.Scatter;
import io.echobench.harness.inference.validity.MachineNoise;
import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that a run which ranks says before its rows.
 *
 * @param primary the ranking by the metric that was declared before the run, with the controls
 * @param exploratory rankings by other metrics; each by itself
 * @param ladder the cost at each rate
 * @param burn how much the positive control burns
 * @param scatter by how much each metric of cost, and those of the response, scatter between the two rows of the A/A control
 * @param attempts every attempt of every round, in the order of the plan
 * @param observations of the primary metric, of all attempts
 * @param rounds how many there are, in what order, and why no more
 */
public record RankedSummary(
        RankingSection primary,
        List<RankingSection> exploratory,
        Ladder ladder,
        Burn burn,
        List<Scatter> scatter,
        List<Attempt> attempts,
        List<Observation> observations,
        RoundsRun rounds) {

    /** A control that is smaller than this many times what the table resolves may be missed in one table of a few. */
    private static final double WEAK = 1.5;

    /** Copies the lists. */
    public RankedSummary {
        exploratory = List.copyOf(exploratory);
        scatter = List.copyOf(scatter);
        attempts = List.copyOf(attempts);
        observations = List.copyOf(observations);
    }

    /** How many trials did not count at their first attempt. */
    public MachineNoise noise() {
        return primary.noise();
    }

    /** Those of the primary metric: they are about the whole table. */
    public List<Control> controls() {
        return primary.ranking().controls();
    }

    /** Backends that are kept out of every ranking because their rounds were not steady, and why. */
    public Map<String, String> notSteady() {
        return ladder.notSteady();
    }

    /**
     * The positive control's burn.
     *
     * @param nanos on each message
     * @param share by which it is expected to raise what ranks, from what a message costs the reference in this run
     * @param timesResolved that share over what the table resolves; empty where either is not known
     */
    public record Burn(OptionalDouble nanos, OptionalDouble share, OptionalDouble timesResolved) {

        /** Whether the control is so small that a table may miss it which is fine otherwise. */
        public boolean weak() {
            return timesResolved.isPresent() && timesResolved.getAsDouble() < WEAK;
        }

        /** How large it is, what it must do, and how that is beside what the table resolves; as far as it is known. */
        public String sentence() {
            return said(nanos, "the burn is %,.0f ns on each message")
                    + said(
                            share.stream().map(each -> 100 * each).findFirst(),
                            ", expected to raise what ranks by %.1f %%")
                    + said(timesResolved, ", %.1f times what the table resolves")
                    + (weak() ? ": the control is weak" : "");
        }

        private static String said(OptionalDouble value, String format) {
            return value.isEmpty() ? "" : String.format(Locale.ROOT, format, value.getAsDouble());
        }
    }

    /**
     * One attempt.
     *
     * @param counted whether its figures stand in the rows
     * @param valid whether it counts in the rankings
     * @param roundClass how the cost of a message went at the rungs that rank; empty where too little is known of it
     * @param marks of the trial
     * @param objections why it does not count: sentences of the judge, or why the trial failed
     */
    public record Attempt(
            String trial,
            String backend,
            int round,
            int attempt,
            boolean counted,
            boolean valid,
            Optional<RoundClass> roundClass,
            List<String> marks,
            List<String> objections) {}

    /**
     * The rounds.
     *
     * @param run rounds of which there is a trial
     * @param balanced whether every row stood at each position, and directly after each other row, equally often
     * @param stopping why there were no more; empty where the number was fixed
     */
    public record RoundsRun(int run, boolean balanced, String stopping) {}
}
