package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.run.RoundLoop.Next;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundLoopTest {

    private static final List<String> BACKENDS = List.of("a", "b", "c", "d");
    private static final int ROUNDS = 5;

    private final Plan plan = plan();
    private final Set<String> invalid = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private int narrowAfter = Integer.MAX_VALUE;

    @Test
    void withoutRulesEveryTrialOfThePlanIsRunOnce() {
        assertThat(stems(run(new RoundLoop(plan, Optional.empty()), List.of())))
                .isEqualTo(plan.trials().stream().map(Trial::fileStem).toList());
    }

    @Test
    void aTrialThatDoesNotCountIsRunAgainBehindItsRound() {
        invalid.add("02-b");

        assertThat(stems(run(loop(), List.of())))
                .startsWith("01-a", "02-b", "03-c", "04-d", "02-b.2", "05-a")
                .hasSize(21);
    }

    @Test
    void itIsTriedThreeTimesAndOneAfterTheOther() {
        invalid.addAll(List.of("02-b", "02-b.2", "02-b.3", "03-c", "03-c.2"));

        assertThat(stems(run(loop(), List.of())))
                .startsWith("01-a", "02-b", "03-c", "04-d", "02-b.2", "03-c.2", "02-b.3", "03-c.3", "05-a");
    }

    @Test
    void whyItIsRunAgainIsSaid() {
        invalid.add("02-b");
        List<TrialResult> results =
                plan.trials().subList(0, 4).stream().map(this::result).toList();

        assertThat(loop().next(results))
                .isEqualTo(new Next.Run(plan.trials().get(1).again(), List.of("steal 2.0 % (at most 1.0 %)")));
    }

    @Test
    void aTrialThatFailedIsNotTriedAgain() {
        failing.add("02-b");

        assertThat(run(loop(), List.of())).hasSize(20);
    }

    @Test
    void afterMoreThanAQuarterOfAllPlannedTrialsNothingIsRepeated() {
        invalid.addAll(List.of("01-a", "02-b", "03-c", "05-a", "06-b", "07-c"));

        List<String> ran = stems(run(loop(), List.of()));

        assertThat(ran).contains("01-a.2", "02-b.2", "03-c.2").doesNotContain("05-a.2", "06-b.2", "07-c.2");
        assertThat(ran).hasSize(23);
    }

    @Test
    void theRunIsOverWhenTheRulesSaySoAfterARound() {
        narrowAfter = 3;

        List<TrialResult> results = run(loop(), List.of());

        assertThat(results).hasSize(12);
        assertThat(loop().next(results)).isEqualTo(new Next.Over(3, Decision.NARROW_ENOUGH));
    }

    @Test
    void fromWhateverIsLeftOfARunItEndsAsItWouldHave() {
        invalid.addAll(List.of("01-a", "02-b", "02-b.2", "02-b.3", "07-c", "10-b", "13-a", "14-b"));
        failing.addAll(List.of("04-d", "07-c.2"));
        narrowAfter = 4;
        List<TrialResult> unbroken = run(loop(), List.of());
        Random random = new Random(7);

        for (int i = 0; i < 500; i++) {
            List<TrialResult> left =
                    unbroken.stream().filter(result -> random.nextBoolean()).toList();

            assertThat(run(loop(), left)).containsExactlyInAnyOrderElementsOf(unbroken);
        }
    }

    @Test
    void killedAtAnyPointItGoesOnWithExactlyWhatWasNext() {
        invalid.addAll(List.of("01-a", "02-b", "02-b.2", "10-b", "13-a", "14-b", "15-c", "17-a"));
        List<TrialResult> unbroken = run(loop(), List.of());

        for (int kept = 0; kept <= unbroken.size(); kept++) {
            List<TrialResult> left = new ArrayList<>(unbroken.subList(0, kept));
            Collections.shuffle(left, new Random(kept));

            List<TrialResult> all = run(loop(), left);

            assertThat(all.subList(kept, all.size())).isEqualTo(unbroken.subList(kept, unbroken.size()));
        }
    }

    @Test
    void whatWasMeasuredBeforeTheFirstRoundIsNoneOfIt() {
        TrialResult calibration = SampleRun.completed(Trial.calibration("a", 1));

        assertThat(loop().next(List.of(calibration)))
                .isEqualTo(new Next.Run(plan.trials().getFirst(), List.of()));
    }

    private RoundLoop loop() {
        return new RoundLoop(plan, Optional.of(new Rules()));
    }

    /** Every invalid trial has too much steal; after a round only its number decides. */
    private final class Rules implements RoundRules {

        @Override
        public Validity judge(TrialResult.Completed trial, List<TrialResult> soFar) {
            return new Validity(
                    invalid.contains(trial.trial().fileStem())
                            ? List.of(new Validity.Violation(Signal.STEAL, "steal 2.0 % (at most 1.0 %)"))
                            : List.of(),
                    Set.of());
        }

        @Override
        public Decision after(int round, List<TrialResult> soFar) {
            assertThat(soFar).allMatch(result -> result.trial().round() <= round);
            return round >= narrowAfter ? Decision.NARROW_ENOUGH : Decision.GO_ON;
        }

        @Override
        public RoundRules knowing(RunRecord run) {
            return this;
        }
    }

    private List<TrialResult> run(RoundLoop loop, List<TrialResult> left) {
        List<TrialResult> results = new ArrayList<>(left);
        while (loop.next(results) instanceof Next.Run next) {
            assertThat(results).hasSizeLessThan(100);
            results.add(result(next.trial()));
        }
        return results;
    }

    private TrialResult result(Trial trial) {
        return failing.contains(trial.fileStem()) ? SampleRun.failed(trial, "it ended") : SampleRun.completed(trial);
    }

    private static List<String> stems(List<TrialResult> results) {
        return results.stream().map(result -> result.trial().fileStem()).toList();
    }

    private static Plan plan() {
        List<Trial> trials = IntStream.range(0, ROUNDS * BACKENDS.size())
                .mapToObj(i -> new Trial(
                        i + 1, i / BACKENDS.size() + 1, BACKENDS.get(i % BACKENDS.size()), 7 + i / BACKENDS.size()))
                .toList();
        return new Plan(7, ROUNDS, trials);
    }
}
