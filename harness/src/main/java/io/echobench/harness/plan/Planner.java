package io.echobench.harness.plan;

import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.Ranked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Lays out the trials of a run. Pure: the same arguments give the same plan. */
public final class Planner {

    /** Rounds where neither the command line nor the script says how many. */
    public static final int DEFAULT_ROUNDS = 2;

    /** The seed where neither the command line nor the script gives one: a run can be repeated without asking for it. */
    public static final long DEFAULT_SEED = 1;

    /** Rounds of a run that ranks, where nobody says how many: 12 resolve what a difference of some per cent takes. */
    public static final int DEFAULT_RANKED_ROUNDS = 12;

    private Planner() {}

    /**
     * Interleaves rounds; a script that ranks has a {@link #rankedPlan}. Each round holds every backend once, in an order of its own. All trials of a round share a seed and so
     * meet the same arrivals; each round has another.
     *
     * @param script whose rounds and seed hold where the next two are empty
     * @param backends ids, each once, at least one
     * @param rounds asked for on the command line; at least 1
     * @param seed asked for on the command line
     */
    public static Plan plan(LoadScript script, List<String> backends, OptionalInt rounds, OptionalLong seed) {
        if (script.ranked().isPresent()) {
            return rankedPlan(script, backends, rounds, seed);
        }
        int plannedRounds = rounds(script, backends, rounds);
        long planSeed = seed(script, seed);
        return new Plan(
                planSeed,
                plannedRounds,
                trials(plannedRounds, planSeed, (round, random) -> RoundOrder.shuffled(backends, random)));
    }

    /**
     * The same in a {@link BalancedOrder}: for a comparison that ranks. All trials of a round share a seed, as in {@link #plan}.
     *
     * <p>Without a number from the command line there are as many rounds as the script says, or up to a third more where those balance the
     * order; else the order is balanced but incomplete. A script that stops by width has its most rounds.
     *
     * @param rounds asked for on the command line: exactly so many
     */
    public static Plan rankedPlan(LoadScript script, List<String> backends, OptionalInt rounds, OptionalLong seed) {
        int planned = rounds(script, backends, rounds);
        if (rounds.isEmpty()) {
            planned = rankedRounds(script, backends.size());
        }
        long planSeed = seed(script, seed);
        List<List<String>> orders = BalancedOrder.orders(backends, planned, planSeed);
        return new Plan(planSeed, planned, trials(planned, planSeed, (round, random) -> orders.get(round - 1)));
    }

    private static int rankedRounds(LoadScript script, int backends) {
        Optional<Ranked> ranked = script.ranked().filter(how -> how.halfWidth().isPresent());
        if (ranked.isPresent()) {
            return ranked.get().mostRounds();
        }
        int wanted = script.rounds().orElse(DEFAULT_RANKED_ROUNDS);
        int balanced = BalancedOrder.nextBalancedRounds(wanted, backends);
        return balanced <= wanted + wanted / 3 ? balanced : wanted;
    }

    private static int rounds(LoadScript script, List<String> backends, OptionalInt rounds) {
        if (backends.isEmpty()) {
            throw new IllegalArgumentException("a plan without backends");
        }
        if (new HashSet<>(backends).size() < backends.size()) {
            throw new IllegalArgumentException("a backend is named twice: " + backends);
        }
        int plannedRounds = rounds.orElse(script.rounds().orElse(DEFAULT_ROUNDS));
        if (plannedRounds < 1) {
            throw new IllegalArgumentException("a plan of " + plannedRounds + " rounds");
        }
        return plannedRounds;
    }

    private static long seed(LoadScript script, OptionalLong seed) {
        return seed.orElse(script.seed().orElse(DEFAULT_SEED));
    }

    private static List<Trial> trials(int rounds, long seed, OrderOfRound order) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trial> trials = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            SplittableRandom ofRound = random.split();
            long trialSeed = ofRound.nextLong();
            for (String backend : order.of(round, ofRound)) {
                trials.add(new Trial(trials.size() + 1, round, backend, trialSeed));
            }
        }
        return trials;
    }

    /** The backends of one round in the order in which they are measured. */
    private interface OrderOfRound {
        List<String> of(int round, SplittableRandom ofRound);
    }
}
