package io.echobench.harness.plan;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final List<String> BACKENDS = List.of("netty", "undertow", "vertx", "helidon", "reference");

    @Test
    void numbersTrialsFromOneInTheOrderOfTheRun() {
        Plan plan = plan(4, 7);

        assertThat(plan.trials())
                .extracting(Trial::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void runsARoundToItsEndBeforeTheNext() {
        assertThat(plan(6, 7).trials()).extracting(Trial::round).isSorted();
    }

    @Test
    void putsEveryBackendIntoEveryRoundOnce() {
        for (List<Trial> round : byRound(plan(6, 7)).values()) {
            assertThat(round).extracting(Trial::backend).containsExactlyInAnyOrderElementsOf(BACKENDS);
        }
    }

    @Test
    void shufflesEachRoundForItself() {
        List<List<String>> orders = byRound(plan(6, 7)).values().stream()
                .map(round -> round.stream().map(Trial::backend).toList())
                .toList();

        assertThat(orders.stream().distinct()).hasSizeGreaterThan(3);
    }

    @Test
    void putsEachBackendFirstAboutEquallyOften() {
        Map<String, List<Trial>> firsts =
                byRound(plan(1_000, 7)).values().stream().map(List::getFirst).collect(groupingBy(Trial::backend));

        assertThat(firsts)
                .hasSize(5)
                .allSatisfy((backend, trials) -> assertThat(trials).as(backend).hasSizeBetween(150, 250));
    }

    @Test
    void givesTheSamePlanForTheSameSeed() {
        assertThat(plan(5, 42)).isEqualTo(plan(5, 42));
    }

    @Test
    void givesAnotherOrderForAnotherSeed() {
        assertThat(plan(5, 42).trials())
                .extracting(Trial::backend)
                .isNotEqualTo(plan(5, 43).trials().stream().map(Trial::backend).toList());
    }

    @Test
    void sharesOneSeedWithinARoundAndNoneBetweenRounds() {
        Map<Integer, List<Trial>> rounds = byRound(plan(50, 7));

        assertThat(rounds.values())
                .allSatisfy(round ->
                        assertThat(round.stream().map(Trial::seed).distinct()).hasSize(1));
        assertThat(rounds.values().stream()
                        .map(round -> round.getFirst().seed())
                        .distinct())
                .hasSize(50);
    }

    @Test
    void keepsTheTrialsOfARoundWhenRoundsAreAdded() {
        assertThat(plan(3, 7).trials()).isEqualTo(plan(9, 7).trials().subList(0, 15));
    }

    @Test
    void takesRoundsAndSeedFromTheScriptUnlessTheyAreGiven() {
        LoadScript script = script(OptionalInt.of(9), OptionalLong.of(99));

        Plan fromScript = Planner.plan(script, BACKENDS, OptionalInt.empty(), OptionalLong.empty());
        Plan given = Planner.plan(script, BACKENDS, OptionalInt.of(3), OptionalLong.of(33));

        assertThat(fromScript).extracting(Plan::rounds, Plan::seed).containsExactly(9, 99L);
        assertThat(given).extracting(Plan::rounds, Plan::seed).containsExactly(3, 33L);
    }

    @Test
    void fallsBackToTwoRoundsOfAFixedSeed() {
        LoadScript script = script(OptionalInt.empty(), OptionalLong.empty());

        Plan plan = Planner.plan(script, BACKENDS, OptionalInt.empty(), OptionalLong.empty());

        assertThat(plan).extracting(Plan::rounds, Plan::seed).containsExactly(2, 1L);
    }

    @Test
    void refusesAPlanWithoutSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(0, 7)).withMessage("a plan of 0 rounds");
        assertThatIllegalArgumentException().isThrownBy(() -> plan(List.of(), 1, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of("netty", "netty"), 1, 7))
                .withMessageContaining("twice");
    }

    private static Map<Integer, List<Trial>> byRound(Plan plan) {
        return plan.trials().stream().collect(groupingBy(Trial::round));
    }

    private static Plan plan(int rounds, long seed) {
        return plan(BACKENDS, rounds, seed);
    }

    private static Plan plan(List<String> backends, int rounds, long seed) {
        LoadScript script = script(OptionalInt.empty(), OptionalLong.empty());
        return Planner.plan(script, backends, OptionalInt.of(rounds), OptionalLong.of(seed));
    }

    private static LoadScript script(OptionalInt rounds, OptionalLong seed) {
        return new LoadScript("mine", "", Optional.empty(), List.of(), rounds, seed, List.of());
    }

    @ParameterizedTest
    @CsvSource({"4, 12", "5, 12", "6, 12", "7, 14", "8, 16", "9, 12", "10, 12", "13, 12"})
    void aRankedRunHasTwelveRoundsOrTheNextBalancedNumberUpToSixteen(int rows, int rounds) throws Exception {
        assertThat(ranked("standard", rows, OptionalInt.empty()).rounds()).isEqualTo(rounds);
    }

    @Test
    void roundsThatAreAskedForAreExactEvenWhereTheyBalanceNothing() throws Exception {
        assertThat(ranked("standard", 7, OptionalInt.of(13)).rounds()).isEqualTo(13);
        assertThat(ranked("strict", 7, OptionalInt.of(5)).rounds()).isEqualTo(5);
    }

    @Test
    void oneThatStopsByWidthIsPlannedToItsLastRound() throws Exception {
        Plan strict = ranked("strict", 7, OptionalInt.empty());

        assertThat(strict.rounds()).isEqualTo(30);
        assertThat(strict.trials()).hasSize(7 * 30);
    }

    @Test
    void moreRoundsBeginWithTheOrdersOfFewer() throws Exception {
        assertThat(ranked("standard", 7, OptionalInt.of(20)).trials())
                .startsWith(ranked("standard", 7, OptionalInt.empty()).trials().toArray(Trial[]::new));
    }

    private static Plan ranked(String script, int rows, OptionalInt rounds) throws Exception {
        List<String> backends =
                IntStream.range(0, rows).mapToObj(i -> "row-" + i).toList();
        return Planner.plan(LoadScripts.open(script), backends, rounds, OptionalLong.empty());
    }
}
