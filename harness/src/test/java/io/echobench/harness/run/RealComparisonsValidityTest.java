package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.Comparison;
import io.echobench.harness.inference.Comparisons;
import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.MetricRounds;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.Verdict;
import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.run.ComparedTables.Finished;
import io.echobench.harness.stats.TrialSignals;
import io.echobench.load.Arrivals;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real halves of V10 and V11: tables of two, in which the reference server stands beside itself, or beside itself with a burn. A round is
 * a trial of the tool with fresh processes; its figures are the geometric means of what a message cost at three rates, each in slices own,
 * anchor, anchor, own. The two take the place of the own server and of the anchor in turn, round by round: whatever favours a place is in no ratio.
 */
@Tag("validity")
@Timeout(7_200)
@ExtendWith(ValidityRecords.class)
class RealComparisonsValidityTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<Double> RATES = List.of(20_000.0, 50_000.0, 100_000.0);
    private static final long SLICE_NANOS = 350_000_000;

    /** What may burn. */
    private static final String SUBJECT = "subject";

    private static final String PLAIN = "plain";
    private static final int CONNECTIONS = 64;
    private static final int TABLES = 20;
    private static final int ROUNDS_OF_EQUALS = 6;
    private static final int ROUNDS_OF_A_DUEL = 16;
    private static final int MOST_ATTEMPTS = 3;
    private static final double BURN_SHARE = 0.05;
    private static final double MOST_OFF = 0.015;
    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final Metric COST = new Metric("cpu-per-message", "ns", Metric.Better.LOWER);

    @TempDir
    Path folder;

    private TrialLab lab;

    @BeforeEach
    void place() throws Exception {
        lab = new TrialLab(folder, "comparisons");
    }

    @Test
    @Tag("V10")
    void inTwentyTablesOfOneServerTwiceADifferenceIsProvedInThreeAtMost(Claims claims) throws Exception {
        ComparedTables tables = new ComparedTables("V10");
        int proved = 0;
        for (int number = 1; number <= TABLES; number++) {
            Comparison table = comparison(finished(tables, number, ROUNDS_OF_EQUALS, 0));
            proved += table.verdict() instanceof Verdict.Faster ? 1 : 0;
        }
        claims.say(
                "a difference proved in at most 3 of %d tables of %d rounds of one server twice"
                        .formatted(TABLES, ROUNDS_OF_EQUALS),
                "in " + proved);
        assertThat(proved).isLessThanOrEqualTo(3);
    }

    @Test
    @Tag("V11")
    void aBurnOfFivePercentIsFoundInNineteenOfTwentyDuels(Claims claims) throws Exception {
        ComparedTables tables = new ComparedTables("V11");
        int found = 0;
        List<Double> estimates = new ArrayList<>();
        long burnNanos = burn(tables);
        for (int number = 1; number <= TABLES; number++) {
            Comparison duel = comparison(finished(tables, number, ROUNDS_OF_A_DUEL, burnNanos));
            found += duel.isWonBy(PLAIN) ? 1 : 0;
            estimates.add(duel.evidence().orElseThrow().ratio().value() - 1);
        }
        claims.say(
                "a burn of 5 %% (%d ns) found in 19 of %d duels of %d rounds, estimates 3.5 to 6.5 %%"
                        .formatted(burnNanos, TABLES, ROUNDS_OF_A_DUEL),
                String.format(
                        Locale.ROOT,
                        "in %d, estimates %.1f to %.1f %%",
                        found,
                        100 * estimates.stream().mapToDouble(each -> each).min().orElseThrow(),
                        100 * estimates.stream().mapToDouble(each -> each).max().orElseThrow()));
        assertThat(found).isGreaterThanOrEqualTo(19);
        assertThat(estimates).allMatch(each -> Math.abs(each - BURN_SHARE) <= MOST_OFF);
    }

    /** What adds 5 % to the metric: found by six trials without a burn, which are kept as table 0. */
    private long burn(ComparedTables tables) throws Exception {
        Optional<Finished> before = tables.read(0);
        if (before.isPresent()) {
            return before.get().burnNanos();
        }
        List<List<Double>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS_OF_EQUALS; round++) {
            rounds.add(costs(trial(0, round), PLAIN));
        }
        List<Double> cost = new ArrayList<>();
        for (int rung = 0; rung < RATES.size(); rung++) {
            int at = rung;
            cost.add(mean(rounds.stream().map(round -> round.get(at)).toList()));
        }
        long nanos = 1;
        while (mean(added(cost, nanos)) < (1 + BURN_SHARE) * mean(cost)) {
            nanos++;
        }
        tables.write(new Finished(0, nanos, cost, cost, 0, 0));
        return nanos;
    }

    private static double mean(List<Double> costs) {
        return Math.exp(costs.stream().mapToDouble(Math::log).average().orElseThrow());
    }

    private static List<Double> added(List<Double> cost, long nanos) {
        return cost.stream().map(each -> each + nanos).toList();
    }

    private static Comparison comparison(Finished table) {
        Map<String, SortedMap<Integer, Double>> both = new LinkedHashMap<>();
        both.put(SUBJECT, byRound(table.own()));
        both.put(PLAIN, byRound(table.anchor()));
        return Comparisons.of(new MetricRounds(COST, both, Map.of()), Rules.STANDARD)
                .getFirst();
    }

    private static SortedMap<Integer, Double> byRound(List<Double> figures) {
        SortedMap<Integer, Double> rounds = new TreeMap<>();
        figures.forEach(figure -> rounds.put(rounds.size() + 1, figure));
        return rounds;
    }

    /** The table as it was kept, or measured now. A round whose three attempts do not count is left out, and another follows. */
    private Finished finished(ComparedTables tables, int number, int rounds, long burnNanos) throws Exception {
        Optional<Finished> before = tables.read(number);
        if (before.isPresent()) {
            assertThat(before.get().burnNanos()).as("burn of table %d", number).isEqualTo(burnNanos);
            return before.get();
        }
        List<Double> own = new ArrayList<>();
        List<Double> anchor = new ArrayList<>();
        int invalid = 0;
        int first = 0;
        while (own.size() < rounds) {
            tables.expectQuiet(invalid, first);
            first++;
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                Completed trial = trial(burnNanos, first);
                if (counts(trial)) {
                    own.add(mean(costs(trial, SUBJECT)));
                    anchor.add(mean(costs(trial, PLAIN)));
                    break;
                }
                invalid += attempt == 1 ? 1 : 0;
            }
        }
        Finished table = new Finished(number, burnNanos, own, anchor, invalid, first);
        tables.write(table);
        System.out.printf(
                Locale.ROOT,
                "table %d: %s, %d of %d did not count at first%n",
                number,
                comparison(table).evidence().orElseThrow().ratio(),
                invalid,
                first);
        tables.expectQuiet(0, 0);
        return table;
    }

    private Completed trial(long burnNanos, int round) throws Exception {
        Target subject = new ControlTarget.Burning(SUBJECT, lab.reference(), burnNanos);
        Target plain = new ControlTarget.Renamed(PLAIN, lab.reference());
        boolean inFront = round % 2 == 0;
        return lab.run(
                inFront ? subject : plain,
                Optional.of(inFront ? plain : subject),
                phases(),
                OutputStream.nullOutputStream());
    }

    /** By the generator and the machine alone, as the tool judges its own trials. */
    private boolean counts(Completed trial) {
        Validity validity = RoundJudge.standard().judge(TrialSignals.of(trial.phases(), RATES));
        validity.objections().forEach(objection -> System.out.println("does not count: " + objection));
        return validity.valid();
    }

    /** What a message cost one of the two, by rate. */
    private static List<Double> costs(Completed trial, String of) {
        String anchor = trial.trial().backend().equals(of) ? "" : of;
        return RATES.stream().map(rate -> cost(trial, rate, anchor)).toList();
    }

    /** CPU nanoseconds a message over the slices of a server at that rate; a rate that is not carried ends the test. */
    private static double cost(Completed trial, double rate, String anchor) {
        double nanos = 0;
        long completed = 0;
        long intended = 0;
        for (PhaseFigures phase : trial.phases()) {
            if (phase.loadPoint().anchor().equals(anchor) && phase.loadPoint().perSecond() == rate) {
                nanos += phase.server().orElseThrow().cpuNanos();
                completed += phase.completed();
                intended += phase.intended();
            }
        }
        assertThat((double) completed).as("echoes at %.0f/s", rate).isGreaterThanOrEqualTo(0.999 * intended);
        return nanos / completed;
    }

    private static List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        for (int pass = 1; pass <= 3; pass++) {
            for (int server = 0; server <= 1; server++) {
                String name = "warm-up %d of %d".formatted(pass, server);
                phases.add(new Phase.ClosedLoop(name, false, 2 * SECOND, 40_000, CONNECTIONS, 1, SMALL, server));
            }
            phases.add(new Phase.Pause("closing " + pass, SECOND / 100));
        }
        for (int i = 0; i < 4; i++) {
            double rate = RATES.get(i < 2 ? 0 : RATES.size() - 1);
            phases.add(new Phase.OpenLoop(
                    "settling " + i, false, SECOND / 5, rate, Arrivals.UNIFORM, CONNECTIONS, SMALL, i % 2));
        }
        for (double rate : RATES) {
            for (int server : List.of(0, 1, 1, 0)) {
                String name = "%.0f/s %d of %d".formatted(rate, phases.size(), server);
                phases.add(new Phase.OpenLoop(
                        name, true, SLICE_NANOS, rate, Arrivals.UNIFORM, CONNECTIONS, SMALL, server));
            }
        }
        return phases;
    }
}
