package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.Comparison.Evidence;
import io.echobench.harness.inference.Metric.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three words, and what each of them takes. */
class ComparisonsTest {

    private static final Metric COST = new Metric("cost", "us", Better.LOWER);

    @Test
    void aServerThatIsCheaperInEveryRoundIsFaster() {
        Comparison pair =
                pair(COST, new double[] {10, 11, 12, 10, 11, 12}, new double[] {12, 13, 14.5, 12.2, 13, 14.2});

        assertThat(pair.verdict()).isEqualTo(new Verdict.Faster("a"));
        assertThat(pair.text()).isEqualTo("a > b");
        assertThat(pair.verdict().word()).isEqualTo("faster");
        assertThat(pair.isWonBy("a")).isTrue();
        assertThat(pair.isWonBy("b")).isFalse();
        assertThat(evidence(pair).adjusted().high()).isLessThan(1);
    }

    @Test
    void aServerThatAnswersMoreInEveryRoundIsFasterWhereHighIsGood() {
        Metric rate = new Metric("echoes", "1/s", Better.HIGHER);

        assertThat(pair(rate, new double[] {10, 11, 12, 10, 11, 12}, new double[] {12, 13, 14.5, 12.2, 13, 14.2})
                        .text())
                .isEqualTo("b > a");
    }

    @Test
    void whatTheMachineDidInARoundItDidToBoth() {
        double[] machine = {1, 2, 0.5, 3, 1.7, 0.8, 1.2, 2.6};
        double[] cheap = IntStream.range(0, 8)
                .mapToDouble(i -> machine[i] * (10 + 0.01 * (i % 3)))
                .toArray();
        double[] dear = IntStream.range(0, 8)
                .mapToDouble(i -> machine[i] * (10.5 + 0.01 * (i % 2)))
                .toArray();

        assertThat(pair(COST, cheap, dear).verdict()).isEqualTo(new Verdict.Faster("a"));
    }

    @Test
    void serversWithinThreePercentOfEachOtherAreEquivalent() {
        Comparison pair =
                pair(COST, new double[] {10, 10.1, 9.9, 10, 10.1, 9.9}, new double[] {10.1, 10, 10, 9.9, 10.2, 9.8});

        assertThat(pair.verdict()).isEqualTo(new Verdict.Equivalent());
        assertThat(pair.text()).isEqualTo("a = b");
        assertThat(pair.verdict().word()).isEqualTo("equivalent");
    }

    @Test
    void aSmallDifferenceThatIsProvedIsADifference() {
        double[] one = {10, 11, 12, 13, 14, 15, 16, 17};
        double[] other = IntStream.range(0, 8)
                .mapToDouble(i -> one[i] * (1.009 + 0.0005 * (i % 3)))
                .toArray();
        Comparison pair = pair(COST, one, other);

        assertThat(pair.verdict()).isEqualTo(new Verdict.Faster("a"));
        assertThat(evidence(pair).equivalenceTest()).isLessThan(0.05);
        assertThat(evidence(pair).ratio().value()).isCloseTo(1 / 1.0095, within(0.001));
    }

    @Test
    void whatScattersTooMuchIsUnresolved() {
        Comparison pair = pair(COST, new double[] {10, 14, 9, 12, 16, 8}, new double[] {13, 11, 12, 9, 14, 15});

        assertThat(pair.verdict())
                .isEqualTo(new Verdict.Unresolved("neither a difference nor equivalence within 3 % is proved"));
        assertThat(pair.text()).isEqualTo("a ? b");
        assertThat(evidence(pair).adjusted().holds(1)).isTrue();
    }

    @Test
    void fiveRoundsProveNothing() {
        Comparison pair = pair(COST, new double[] {10, 10, 10.1, 10, 10}, new double[] {20, 20, 20.1, 20.2, 20});

        assertThat(evidence(pair).tTest()).isLessThan(1e-6);
        assertThat(pair.verdict()).isEqualTo(new Verdict.Unresolved("5 rounds prove nothing among 1 pair, 6 can"));
    }

    @Test
    void sixBackendsNeedTenRounds() {
        assertThat(verdictsOfSix(9))
                .containsOnly(new Verdict.Unresolved("9 rounds prove nothing among 15 pairs, 10 can"));
        assertThat(verdictsOfSix(10)).allMatch(Verdict.Faster.class::isInstance);
    }

    /** Darwin's maize, where Fisher's test finds 5.27 % and Student's 4.97 %. */
    @Test
    void whereTheTwoTestsDisagreeNothingIsProved() {
        double[] ratios = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
        double[] one = IntStream.range(0, 15)
                .mapToDouble(i -> Math.exp(ratios[i] / 100))
                .toArray();
        double[] other = IntStream.range(0, 15).mapToDouble(i -> 1).toArray();

        assertThat(pair(COST, one, other).verdict())
                .isEqualTo(new Verdict.Unresolved("the t test finds a difference and the sign-flip test does not"));
    }

    @Test
    void onlyRoundsOfBothAreCompared() {
        MetricRounds rounds = new MetricRounds(
                COST,
                Map.of(
                        "a",
                        new TreeMap<>(Map.of(1, 10.0, 2, 11.0, 3, 12.0)),
                        "b",
                        new TreeMap<>(Map.of(2, 22.0, 3, 24.0, 4, 9.0))),
                Map.of());

        assertThat(evidence(Comparisons.of(rounds, Rules.STANDARD).getFirst())
                        .ratio()
                        .rounds())
                .isEqualTo(2);
        assertThat(rounds.completeRounds()).containsExactly(2, 3);
    }

    @Test
    void aPairWithoutTwoCommonRoundsHasNoEvidence() {
        MetricRounds rounds = new MetricRounds(
                COST,
                Map.of("a", new TreeMap<>(Map.of(1, 10.0, 2, 11.0)), "b", new TreeMap<>(Map.of(2, 22.0, 3, 24.0))),
                Map.of());
        Comparison pair = Comparisons.of(rounds, Rules.STANDARD).getFirst();

        assertThat(pair.evidence()).isEmpty();
        assertThat(pair.verdict()).isInstanceOf(Verdict.Unresolved.class);
    }

    @Test
    void theAdjustedIntervalLeavesOutOneExactlyWhereHolmPassesTheTTest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int table = 0; table < 200; table++) {
            for (Comparison pair : Comparisons.of(scattered(random.split()), Rules.STANDARD)) {
                if (pair.verdict() instanceof Verdict.Faster) {
                    assertThat(evidence(pair).adjusted().holds(1))
                            .as(pair.toString())
                            .isFalse();
                }
                assertThat(evidence(pair).adjusted().halfWidth())
                        .isGreaterThanOrEqualTo(evidence(pair).ratio().halfWidth());
            }
        }
    }

    private static MetricRounds scattered(SplittableRandom random) {
        List<Observation> observations = new ArrayList<>();
        for (int round = 1; round <= 12; round++) {
            for (int backend = 0; backend < 4; backend++) {
                double value = 10 * Math.exp(0.04 * backend + 0.04 * random.nextGaussian());
                observations.add(new Observation("cost", "b" + backend, round, 1, value, List.of()));
            }
        }
        return MetricRounds.of(COST, List.of("b0", "b1", "b2", "b3"), observations);
    }

    private static List<Verdict> verdictsOfSix(int rounds) {
        List<Observation> observations = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (int backend = 0; backend < 6; backend++) {
                double value = (10 + 5 * backend) * (1 + 0.001 * ((round * 7 + backend * 3) % 5));
                observations.add(new Observation("cost", "b" + backend, round, 1, value, List.of()));
            }
        }
        List<String> backends = IntStream.range(0, 6).mapToObj(i -> "b" + i).toList();
        return Comparisons.of(MetricRounds.of(COST, backends, observations), Rules.STANDARD).stream()
                .map(Comparison::verdict)
                .toList();
    }

    private static Comparison pair(Metric metric, double[] a, double[] b) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            observations.add(new Observation(metric.id(), "a", i + 1, 1, a[i], List.of()));
            observations.add(new Observation(metric.id(), "b", i + 1, 1, b[i], List.of()));
        }
        return Comparisons.of(MetricRounds.of(metric, List.of("a", "b"), observations), Rules.STANDARD)
                .getFirst();
    }

    private static Evidence evidence(Comparison comparison) {
        return comparison.evidence().orElseThrow();
    }
}
