package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.StoppingRule;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.harness.run.RoundRules;
import io.echobench.harness.script.LoadScripts;
import io.echobench.harness.script.Ranked;
import io.echobench.harness.stats.Altered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankedRunTest {

    private static final List<String> IDS = List.of("netty", "reference", "reference-again", "reference-burn-x");

    @Test
    void aFixedNumberOfRoundsNeverEndsEarly() throws Exception {
        RunRecord.Ranked standard = record("standard", 12, false);

        assertThat(standard.halfWidth()).isEmpty();
        assertThat(rules(standard, 12).after(12, results(12, 0))).isEqualTo(StoppingRule.Decision.GO_ON);
    }

    @Test
    void strictEndsAsSoonAsAllIntervalsAreNarrow() throws Exception {
        RoundRules strict = rules(record("strict", 30, false), 30);

        assertThat(strict.after(8, results(8, 0.001)))
                .as("a spread of 8 rounds may happen to be low")
                .isEqualTo(StoppingRule.Decision.GO_ON);
        assertThat(strict.after(13, results(13, 0.001)))
                .as("13 is not balanced")
                .isEqualTo(StoppingRule.Decision.GO_ON);
        assertThat(strict.after(12, results(12, 0.001))).isEqualTo(StoppingRule.Decision.NARROW_ENOUGH);
        assertThat(strict.after(12, results(12, 0.2))).isEqualTo(StoppingRule.Decision.GO_ON);
        assertThat(strict.after(28, results(28, 0.2))).isEqualTo(StoppingRule.Decision.MOST_ROUNDS);
    }

    @Test
    void aNumberOfRoundsFromTheCommandLineIsExact() throws Exception {
        assertThat(record("strict", 9, true).halfWidth()).isEmpty();
    }

    @Test
    void moreRoundsAreExpectedToResolveMore() throws Exception {
        assertThat(record("standard", 12, false).expectedDifference())
                .isBetween(0.02, 0.06)
                .isGreaterThan(record("standard", 16, true).expectedDifference());
    }

    /** Two servers are ranked from 6 rounds on, by the sign-flip test: 2 of its 64 signs are 0.03. */
    @Test
    void tooFewRoundsAreSaidToRankNothing() throws Exception {
        assertThat(expectation("standard", 1))
                .isEqualTo("nothing can be ranked in 1 round: among 2 servers it takes 6 at least");
        assertThat(expectation("standard", 5)).startsWith("nothing can be ranked in 5 rounds");
        assertThat(expectation("standard", 6))
                .matches("at 2 % spread of a round it resolves differences of \\d\\.\\d %");
        assertThat(expectation("strict", 30)).startsWith("at 2 % spread");
    }

    @Test
    void howeverFewTheRoundsAtMostHalfIsExpectedSoThatTheBurnIsSane() throws Exception {
        List<String> five = Stream.concat(IDS.stream(), Stream.of("helidon", "undertow", "vertx"))
                .toList();
        Ranked standard = LoadScripts.open("standard").ranked().orElseThrow();

        assertThat(RankedRun.record(standard, five, 1, true).expectedDifference())
                .isEqualTo(0.5);
        assertThat(RankedRun.record(standard, five, 2, true).expectedDifference())
                .isEqualTo(0.5);
        assertThat(RankedRun.record(standard, five, 9, true).expectedDifference())
                .isLessThan(0.1);
    }

    @Test
    void theTwinsAreNamedAfterTheAnchor() throws Exception {
        assertThat(record("standard", 12, false))
                .extracting(RunRecord.Ranked::twin, RunRecord.Ranked::burning, RunRecord.Ranked::burnNanos)
                .containsExactly("reference-again", "reference-burn-x", Optional.empty());
    }

    private static RoundRules rules(RunRecord.Ranked ranked, int rounds) {
        return RankedRun.of(run(ranked, rounds)).orElseThrow();
    }

    private static String expectation(String script, int rounds) throws Exception {
        return RankedRun.expectation(run(record(script, rounds, false), rounds));
    }

    private static RunRecord run(RunRecord.Ranked ranked, int rounds) {
        RunRecord plain = SampleRun.run(IDS.stream().map(SampleRun::ready).toArray(RunRecord.Backend[]::new));
        return Altered.copy(plain, "rounds", rounds).withRanked(ranked);
    }

    private static RunRecord.Ranked record(String script, int rounds, boolean asked) throws Exception {
        Ranked ranked = LoadScripts.open(script).ranked().orElseThrow();
        return RankedRun.record(ranked, IDS, rounds, asked);
    }

    /** The factor of netty goes up and down by that share from round to round. */
    private static List<TrialResult> results(int rounds, double spread) {
        List<TrialResult> results = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (String id : IDS) {
                double factor = id.equals("netty") ? 1.5 * (round % 2 == 0 ? 1 + spread : 1) : 1;
                results.add(SampleRun.completed(
                        SampleRun.trial(results.size() + 1, round, id),
                        Stream.of(20_000, 50_000, 100_000)
                                .flatMap(rate -> Stream.of(slice(rate, factor, ""), slice(rate, 1, "reference")))
                                .toArray(PhaseFigures[]::new)));
            }
        }
        return results;
    }

    private static PhaseFigures slice(int rate, double factor, String anchor) {
        PhaseFigures open = SampleRun.phase(
                anchor + "slice",
                new LoadPoint("open", 64, 32, rate, rate, 0, "uniform", anchor),
                2L * rate,
                2_000_000_000L);
        ProcessFigures server =
                new ProcessFigures((long) (4e8 * factor), 2_000_000_000L, 10_000 * factor, 1, 1, 0, 0, 0, 0, 0);
        return new PhaseFigures(
                open.name(),
                open.loadPoint(),
                open.intended(),
                open.sent(),
                open.completed(),
                open.sessions(),
                open.sessionsOpened(),
                open.sessionsCompleted(),
                Map.of(),
                open.censored(),
                open.censoredAboveNanos(),
                open.firstDueNanos(),
                open.elapsedNanos(),
                open.latencies(),
                Optional.of(server),
                new ProcessFigures(1, 2_000_000_000L, 1, 1, 1, 0, 0, 0, 0, 0),
                open.loop(),
                new TrialResult.MachineFigures(2_000_000_000L, Map.of(), 0, 64),
                open.series(),
                open.samples());
    }
}
