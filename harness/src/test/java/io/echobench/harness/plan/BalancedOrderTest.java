package io.echobench.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.script.LoadScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither a position nor a predecessor favours a backend. */
class BalancedOrderTest {

    /** J. V. Bradley, JASA 53 (1958): the square for four conditions, A = 0. */
    private static final List<List<Integer>> BRADLEY_4 =
            List.of(List.of(0, 1, 3, 2), List.of(1, 2, 0, 3), List.of(2, 3, 1, 0), List.of(3, 0, 2, 1));

    @Test
    void isBradleysSquareForFour() {
        assertThat(WilliamsDesign.squares(4)).containsExactly(BRADLEY_4);
    }

    @Test
    void beginsWithTheKnownRowForSix() {
        assertThat(WilliamsDesign.squares(6).getFirst().getFirst()).containsExactly(0, 1, 5, 2, 4, 3);
    }

    @Test
    void needsAsManyRowsAsBackendsOrTwiceAsManyForAnOddNumber() {
        assertThat(IntStream.rangeClosed(1, 9).map(BalancedOrder::balancedRounds))
                .containsExactly(1, 2, 6, 4, 10, 6, 14, 8, 18);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 12, 13})
    void putsEachBackendAtEachPositionEquallyOften(int backends) {
        int rounds = BalancedOrder.balancedRounds(backends);

        assertThat(positions(orders(backends, rounds, 7)).values())
                .hasSize(backends * backends)
                .containsOnly(rounds / backends);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 12, 13})
    void putsEachBackendDirectlyAfterEachOtherEquallyOften(int backends) {
        int rounds = BalancedOrder.balancedRounds(backends);

        assertThat(neighbours(orders(backends, rounds, 7)).values())
                .hasSize(backends * (backends - 1))
                .containsOnly(rounds / backends);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9})
    void isBalancedForPositionsAfterAnyNumberOfRounds(int backends) {
        for (int rounds = 1; rounds <= 3 * BalancedOrder.balancedRounds(backends); rounds++) {
            Map<String, Integer> counts = positions(orders(backends, rounds, 11));
            int fewest = counts.size() < backends * backends
                    ? 0
                    : counts.values().stream().mapToInt(i -> i).min().orElseThrow();
            assertThat(counts.values()).as("%s rounds", rounds).allMatch(count -> count <= fewest + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9})
    void favoursNoPredecessorByMuchAfterAnyNumberOfRounds(int backends) {
        int allowed = backends % 2 == 0 ? 1 : 2;
        for (int rounds = 1; rounds <= 3 * BalancedOrder.balancedRounds(backends); rounds++) {
            Map<String, Integer> counts = neighbours(orders(backends, rounds, 11));
            int fewest = counts.size() < backends * (backends - 1)
                    ? 0
                    : counts.values().stream().mapToInt(i -> i).min().orElseThrow();
            assertThat(counts.values()).as("%s rounds", rounds).allMatch(count -> count <= fewest + allowed);
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 2, 12", "12, 5, 20", "12, 6, 12", "12, 7, 14", "12, 8, 16", "13, 6, 18", "1, 6, 6", "2, 1, 2"})
    void raisesTheRoundsToTheNextBalancedNumber(int wanted, int backends, int balanced) {
        assertThat(BalancedOrder.nextBalancedRounds(wanted, backends)).isEqualTo(balanced);
    }

    @Test
    void keepsTheOrdersWhenRoundsAreAdded() {
        assertThat(orders(7, 45, 3).subList(0, 17)).isEqualTo(orders(7, 17, 3));
    }

    @Test
    void isDrawnFromTheSeed() {
        assertThat(orders(6, 12, 1)).isEqualTo(orders(6, 12, 1)).isNotEqualTo(orders(6, 12, 2));
        assertThat(IntStream.range(0, 60)
                        .mapToObj(seed -> orders(6, 1, seed).getFirst().getFirst())
                        .distinct())
                .as("whoever is first")
                .hasSize(6);
    }

    @Test
    void aRankedPlanHasTheRoundsOfTheOrderAndTheSeedsOfAnyPlan() {
        LoadScript script = new LoadScript(
                "mine", "", Optional.empty(), List.of(), OptionalInt.of(15), OptionalLong.of(5), List.of());
        List<String> backends = names(5);

        Plan balanced = Planner.rankedPlan(script, backends, OptionalInt.empty(), OptionalLong.empty());
        Plan shuffled = Planner.plan(script, backends, OptionalInt.of(20), OptionalLong.empty());

        assertThat(balanced.rounds()).isEqualTo(20);
        assertThat(balanced.trials())
                .extracting(Trial::number)
                .isEqualTo(shuffled.trials().stream().map(Trial::number).toList());
        assertThat(balanced.trials())
                .extracting(Trial::seed)
                .isEqualTo(shuffled.trials().stream().map(Trial::seed).toList());
        assertThat(balanced.trials())
                .extracting(Trial::backend)
                .isEqualTo(BalancedOrder.orders(backends, 20, 5).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private static Map<String, Integer> positions(List<List<String>> orders) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> order : orders) {
            for (int at = 0; at < order.size(); at++) {
                counts.merge(order.get(at) + "@" + at, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Map<String, Integer> neighbours(List<List<String>> orders) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> order : orders) {
            for (int at = 1; at < order.size(); at++) {
                counts.merge(order.get(at - 1) + " " + order.get(at), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static List<List<String>> orders(int backends, int rounds, long seed) {
        return BalancedOrder.orders(names(backends), rounds, seed);
    }

    private static List<String> names(int backends) {
        return IntStream.range(0, backends).mapToObj(i -> "b" + i).toList();
    }
}
