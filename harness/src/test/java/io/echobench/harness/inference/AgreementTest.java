package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.inference.Agreement.Outcome;
import io.echobench.harness.inference.Agreement.Pair;
import io.echobench.harness.inference.Comparison.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Verdict UNRESOLVED = new Verdict.Unresolved("too few rounds");
    private static final Verdict EQUIVALENT = new Verdict.Equivalent();

    @Test
    void theSameIsAgreedWhicheverIsNamedFirst() {
        assertThat(outcome(faster("a", "b", 0.8), faster("b", "a", "a", 1.25))).isEqualTo(Outcome.AGREED);
        assertThat(outcome(pair("a", "b", EQUIVALENT, 1), pair("b", "a", EQUIVALENT, 1)))
                .isEqualTo(Outcome.AGREED);
    }

    @Test
    void fasterTheOtherWayRoundIsAContradictionWhicheverIsNamedFirst() {
        assertThat(outcome(faster("a", "b", 0.8), pair("a", "b", new Verdict.Faster("b"), 1.2)))
                .isEqualTo(Outcome.CONTRADICTED);
        assertThat(outcome(faster("a", "b", 0.8), faster("b", "a", 0.8))).isEqualTo(Outcome.CONTRADICTED);
    }

    @Test
    void equivalentContradictsADifferenceOnlyWhereThatLiesBeyondTheMarginAsAWhole() {
        Comparison equivalent = pair("a", "b", EQUIVALENT, 1);

        assertThat(outcome(equivalent, faster("a", "b", 0.9))).isEqualTo(Outcome.CONTRADICTED);
        assertThat(outcome(faster("b", "a", "a", 1.1), equivalent)).isEqualTo(Outcome.CONTRADICTED);
        assertThat(outcome(equivalent, faster("a", "b", 0.98))).isEqualTo(Outcome.COMPATIBLE);
    }

    @Test
    void whatIsProvedInOneAloneIsNoContradiction() {
        assertThat(outcome(faster("a", "b", 0.5), pair("a", "b", UNRESOLVED, 1)))
                .isEqualTo(Outcome.PROVED_ONCE);
        assertThat(outcome(pair("a", "b", UNRESOLVED, 1), pair("a", "b", new Verdict.Unresolved("other"), 1)))
                .isEqualTo(Outcome.UNRESOLVED);
    }

    @Test
    void tauLeavesOutPairsThatAreTiedInEither() {
        List<Comparison> one = List.of(faster("a", "b", 0.8), faster("a", "c", 0.5), pair("b", "c", EQUIVALENT, 1));
        List<Comparison> same = List.of(faster("a", "b", 0.8), faster("c", "a", "a", 2), faster("b", "c", 0.98));
        List<Comparison> reversed =
                List.of(faster("b", "a", 0.8), faster("a", "c", 0.5), pair("b", "c", UNRESOLVED, 1));

        assertThat(Agreement.of("cost", one, same).tauOutsideTies()).hasValue(1);
        assertThat(Agreement.of("cost", one, reversed).tauOutsideTies()).hasValue(0);
        assertThat(Agreement.of("cost", one.subList(2, 3), same).tauOutsideTies())
                .isEmpty();
    }

    @Test
    void backendsOfOneAloneAreInNoPair() {
        assertThat(Agreement.of("cost", List.of(faster("a", "b", 0.8)), List.of(faster("a", "c", 0.8)))
                        .pairs())
                .isEmpty();
    }

    @Test
    void twoMetricsAreNotCompared() {
        assertThatThrownBy(() -> Agreement.of(ranking("cost"), ranking("p99")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost and p99 are two metrics");
    }

    private static Ranking ranking(String metric) {
        MetricRounds rounds = new MetricRounds(
                new Metric(metric, "us", Metric.Better.LOWER),
                Map.of("a", new TreeMap<>(Map.of(1, 1.0, 2, 2.0))),
                Map.of());
        return Ranking.of(rounds, List.of(), List.of(), Rules.STANDARD);
    }

    private static Outcome outcome(Comparison one, Comparison other) {
        return new Pair(one, other).outcome();
    }

    private static Comparison faster(String winner, String loser, double ratio) {
        return pair(winner, loser, new Verdict.Faster(winner), ratio);
    }

    private static Comparison faster(String first, String second, String winner, double ratio) {
        return pair(first, second, new Verdict.Faster(winner), ratio);
    }

    private static Comparison pair(String first, String second, Verdict verdict, double ratio) {
        Estimate interval = new Estimate(ratio, ratio * 0.99, ratio * 1.01, 0.95, 12);
        return new Comparison(
                first, second, Optional.of(new Evidence(interval, interval, 0.01, 0.01, 0.01, 0.01)), verdict);
    }
}
