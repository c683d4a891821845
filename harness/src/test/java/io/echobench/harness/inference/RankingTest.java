package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.echobench.harness.inference.Control.State;
import io.echobench.harness.inference.Metric.Better;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a table says of a metric, and when it says nothing. */
class RankingTest {

    private static final Metric COST = new Metric("cost", "us", Better.LOWER);
    private static final List<String> BACKENDS = List.of("helidon", "netty", "undertow", "vertx");

    @Test
    void ranksBestFirst() {
        Ranking ranking = ranking(observations(12), List.of(), List.of());

        assertThat(ranking.line().orElseThrow().text()).isEqualTo("netty = vertx > undertow > helidon");
        assertThat(ranking.standings())
                .extracting(Ranking.Standing::backend)
                .containsExactly("netty", "vertx", "undertow", "helidon");
        assertThat(ranking.standings())
                .allSatisfy(standing -> assertThat(standing.mean().value())
                        .isBetween(standing.lowest(), standing.highest())
                        .isBetween(standing.mean().low(), standing.mean().high()));
        assertThat(ranking.comparisons()).hasSize(6);
        assertThat(ranking.resolution()).isPresent();
        assertThat(ranking.whyNot()).isEmpty();
    }

    @Test
    void twoRoundsRankNothing() {
        Ranking ranking = ranking(observations(2), List.of(), List.of());

        assertThat(ranking.line()).isEmpty();
        assertThat(ranking.whyNot()).containsExactly("2 rounds are indicative; 8 are needed to rank");
        assertThat(ranking.comparisons()).allMatch(pair -> pair.verdict() instanceof Verdict.Unresolved);
        assertThat(ranking.standings()).hasSize(4);
    }

    @Test
    void aControlThatFailedVoidsTheTable() {
        List<Control> controls =
                List.of(new Control("A/A", State.FAILED, "it differs"), new Control("positive", State.HELD, "found"));

        Ranking ranking = ranking(observations(12), controls, List.of());

        assertThat(ranking.line()).isEmpty();
        assertThat(ranking.whyNot()).containsExactly("the A/A control failed: it differs");
    }

    @Test
    void aControlThatIsMissingDoesNot() {
        assertThat(ranking(observations(12), List.of(new Control("A/A", State.MISSING, "no twin")), List.of())
                        .line())
                .isPresent();
    }

    @Test
    void aNoisyMachineRanksNothing() {
        Ranking ranking = ranking(
                observations(12),
                List.of(),
                List.of("machine too noisy: 14 of 40 trials were invalid at their first attempt"));

        assertThat(ranking.line()).isEmpty();
        assertThat(ranking.whyNot())
                .containsExactly("machine too noisy: 14 of 40 trials were invalid at their first attempt");
    }

    @Test
    void theFirstValidAttemptCounts() {
        List<Observation> observations = new ArrayList<>(observations(12));
        observations.add(new Observation("cost", "netty", 13, 3, 10, List.of()));
        observations.add(new Observation("cost", "netty", 13, 1, 99, List.of("steal 3.0 % (at most 1.0 %)")));
        observations.add(new Observation("cost", "netty", 13, 2, 11, List.of()));

        MetricRounds rounds = MetricRounds.of(COST, BACKENDS, observations);

        assertThat(rounds.rounds("netty")).containsEntry(13, 11.0);
        assertThat(rounds.completeRounds()).hasSize(12);
    }

    @Test
    void aFigureBeyondWhatCanBeMeasuredTakesTheBackendOutAndNotTheRound() {
        List<Observation> observations = new ArrayList<>(observations(12));
        observations.removeIf(each -> each.backend().equals("netty") && each.round() == 5);
        observations.add(new Observation("cost", "netty", 5, 1, Double.POSITIVE_INFINITY, List.of()));

        Ranking ranking = ranking(observations, List.of(), List.of());

        assertThat(ranking.excluded())
                .containsExactly(entry("netty", "its figure of round 5 lies beyond what can be measured"));
        assertThat(ranking.line().orElseThrow().text()).isEqualTo("vertx > undertow > helidon");
    }

    @Test
    void aBackendWithoutRoundsIsNamedWithTheReason() {
        List<Observation> observations = new ArrayList<>(observations(12));
        observations.removeIf(each -> each.backend().equals("netty") && each.round() > 1);

        assertThat(ranking(observations, List.of(), List.of()).excluded())
                .containsEntry("netty", "it has 1 valid round");
        assertThat(ranking(List.of(), List.of(), List.of()).whyNot())
                .containsExactly("fewer than two backends can be compared");
    }

    @Test
    void aBackendCanBeKeptOutForAnotherReason() {
        MetricRounds rounds = MetricRounds.of(COST, BACKENDS, observations(12)).without("vertx", "it did not settle");
        Ranking ranking = Ranking.of(rounds, List.of(), List.of(), Rules.STANDARD);

        assertThat(ranking.excluded()).containsEntry("vertx", "it did not settle");
        assertThat(ranking.line().orElseThrow().names()).doesNotContain("vertx");
    }

    @Test
    void refusesAFigureThatHasNoLogarithm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Observation("cost", "netty", 3, 1, -1, List.of()))
                .withMessage("cost of netty in round 3 is -1.0; only a positive figure can be compared");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Observation("cost", "netty", 3, 1, Double.NaN, List.of()));
    }

    /** V18: the same observations, in whatever order they are read, give the same statistics to the last bit. */
    @Test
    void theSameObservationsGiveTheSameRankingInAnyOrder() {
        List<Observation> observations = observations(12);
        Ranking ranking = ranking(observations, List.of(), List.of());
        Random random = new Random(18);
        for (int repeat = 0; repeat < 20; repeat++) {
            List<Observation> shuffled = new ArrayList<>(observations);
            Collections.shuffle(shuffled, random);
            assertThat(ranking(shuffled, List.of(), List.of())).isEqualTo(ranking);
            assertThat(ranking(shuffled, List.of(), List.of()).toString()).isEqualTo(ranking.toString());
        }
    }

    private static Ranking ranking(List<Observation> observations, List<Control> controls, List<String> objections) {
        return Ranking.of(MetricRounds.of(COST, BACKENDS, observations), controls, objections, Rules.STANDARD);
    }

    private static List<Observation> observations(int rounds) {
        List<Observation> observations = new ArrayList<>();
        Random random = new Random(7);
        for (int round = 1; round <= rounds; round++) {
            double machine = 1 + 0.1 * random.nextDouble();
            for (int backend = 0; backend < 4; backend++) {
                double cost = new double[] {15, 10, 12, 10.02}[backend];
                double value = machine * cost * Math.exp(0.01 * random.nextGaussian());
                observations.add(new Observation("cost", BACKENDS.get(backend), round, 1, value, List.of()));
            }
        }
        return observations;
    }
}
