package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The class of a round is told from its own server's slices of the rung that ranks. */
class RoundClassesTest {

    private static final double RATE = 20_000;
    private static final List<Double> RATES = List.of(RATE);
    private static final double NOISE = 0.01;

    @Test
    void oneLevelIsFlat() {
        assertThat(RoundClasses.of(trial(slice(RATE, "", i -> 20), slice(RATE, "", i -> 20)), RATES))
                .contains(RoundClass.FLAT);
    }

    @Test
    void aCostThatFallsAndStaysIsAWarmUpAndOneThatRisesASlowdown() {
        assertThat(RoundClasses.of(trial(slice(RATE, "", i -> i < 6 ? 30 : 20), slice(RATE, "", i -> 20)), RATES))
                .contains(RoundClass.WARM_UP);
        assertThat(RoundClasses.of(trial(slice(RATE, "", i -> i < 6 ? 15 : 20), slice(RATE, "", i -> 20)), RATES))
                .contains(RoundClass.SLOWDOWN);
    }

    @Test
    void aCostThatMovesToTheEndIsNotSteady() {
        assertThat(RoundClasses.of(trial(slice(RATE, "", i -> 20), slice(RATE, "", i -> i < 6 ? 20 : 30)), RATES))
                .contains(RoundClass.NOT_STEADY);
    }

    @Test
    void theAnchorAndOtherRungsAreNotLookedAt() {
        assertThat(RoundClasses.of(
                        trial(
                                slice(RATE, "", i -> 20),
                                slice(RATE, "reference", i -> 10),
                                slice(50_000, "", i -> 40),
                                slice(RATE, "", i -> 20)),
                        RATES))
                .contains(RoundClass.FLAT);
    }

    /** A message costs less at the higher rate: that is no change of the server. */
    @Test
    void allRungsThatRankAreOneSeriesOfSharesOfTheirMeans() {
        List<Double> two = List.of(RATE, 50_000.0);
        PhaseFigures steady = slice(RATE, "", i -> 20);

        assertThat(RoundClasses.of(trial(steady, slice(50_000, "", i -> 12)), two))
                .contains(RoundClass.FLAT);
        assertThat(RoundClasses.of(trial(steady, slice(50_000, "", i -> i < 6 ? 12 : 18)), two))
                .contains(RoundClass.NOT_STEADY);
        assertThat(RoundClasses.of(trial(slice(RATE, "", i -> i < 5 ? 24 : 20), slice(50_000, "", i -> 12)), two))
                .contains(RoundClass.WARM_UP);
    }

    @Test
    void fewerThanTwentyWindowsSayNothing() {
        assertThat(RoundClasses.of(trial(slice(RATE, "", i -> 20)), RATES)).isEmpty();
        assertThat(RoundClasses.of(trial(SampleRun.open()), RATES)).isEmpty();
    }

    /** Halves of 12 windows that scatter by 6 % differ by 2.4 % through noise alone, and more often than not by more than 1.6 %. */
    @Test
    void noiseAloneIsSeldomTakenForAChange() {
        long refused = IntStream.range(0, 400)
                .filter(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    IntToDoubleFunction noisy = i -> 20 * Math.exp(0.06 * random.nextGaussian());
                    return RoundClasses.of(trial(slice(RATE, "", noisy), slice(RATE, "", noisy)), RATES)
                            .filter(RoundClass.NOT_STEADY::equals)
                            .isPresent();
                })
                .count();

        assertThat(refused).isLessThanOrEqualTo(40);
    }

    private static Completed trial(PhaseFigures... phases) {
        return SampleRun.completed(SampleRun.trial(1, 1, "netty"), phases);
    }

    /** Twelve windows. */
    static PhaseFigures slice(double rate, String anchor, IntToDoubleFunction micros) {
        SplittableRandom random = new SplittableRandom(5);
        List<Double> windows = IntStream.range(0, 12)
                .mapToObj(i -> 1_000 * micros.applyAsDouble(i) * Math.exp(NOISE * random.nextGaussian()))
                .toList();
        PhaseFigures phase = Altered.copy(
                SampleRun.open(), "loadPoint", new LoadPoint("open", 64, 32, rate, rate, 0, "uniform", anchor));
        return Altered.copy(phase, "costWindows", windows);
    }
}
