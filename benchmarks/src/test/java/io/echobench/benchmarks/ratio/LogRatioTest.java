package io.echobench.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogRatioTest {

    @Test
    void twoPairsHaveTheIntervalOfTheTextbook() {
        LogRatio ratio = LogRatio.of(exp(0.1, 0.3), List.of(1.0, 1.0));
        double half = 12.7062 * 0.1; // t(0.975, 1) * s / sqrt(n), s = 0.1 * sqrt(2)

        assertThat(Math.log(ratio.ratio())).isCloseTo(0.2, within(1e-12));
        assertThat(Math.log(ratio.low())).isCloseTo(0.2 - half, within(1e-5));
        assertThat(Math.log(ratio.high())).isCloseTo(0.2 + half, within(1e-5));
        assertThat(ratio.spread()).isCloseTo(0.1 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void fivePairsHaveTheIntervalOfTheTextbook() {
        LogRatio ratio = LogRatio.of(exp(-0.2, -0.1, 0.0, 0.1, 0.2), List.of(1.0, 1.0, 1.0, 1.0, 1.0));
        double half = 2.776445 * Math.sqrt(0.1 / 4) / Math.sqrt(5);

        assertThat(ratio.ratio()).isCloseTo(1, within(1e-12));
        assertThat(Math.log(ratio.high())).isCloseTo(half, within(1e-6));
        assertThat(ratio.median()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theOtherWayRoundIsTheInverse() {
        List<Double> a = List.of(6.1, 7.2, 5.9, 6.6);
        List<Double> b = List.of(5.8, 6.9, 6.1, 6.0);
        LogRatio forth = LogRatio.of(a, b);
        LogRatio back = LogRatio.of(b, a);

        assertThat(back.ratio()).isCloseTo(1 / forth.ratio(), within(1e-12));
        assertThat(back.low()).isCloseTo(1 / forth.high(), within(1e-12));
        assertThat(back.high()).isCloseTo(1 / forth.low(), within(1e-12));
    }

    @Test
    void whatBothOfAPairShareCancels() {
        LogRatio ratio = LogRatio.of(List.of(1.1, 2.2, 11.0), List.of(1.0, 2.0, 10.0));

        assertThat(ratio.ratio()).isCloseTo(1.1, within(1e-12));
        assertThat(ratio.high() - ratio.low()).isLessThan(1e-9);
    }

    /** Pairs as noisy as two-second windows are: the interval holds the truth as often as it says. */
    @Test
    void theIntervalHoldsTheTruthNinetyFiveTimesInAHundred() {
        SplittableRandom random = new SplittableRandom(42);
        int held = 0;
        for (int experiment = 0; experiment < 4_000; experiment++) {
            List<Double> numerators = new ArrayList<>();
            List<Double> denominators = new ArrayList<>();
            for (int pair = 0; pair < 41; pair++) {
                double host = Math.exp(0.3 * random.nextGaussian());
                numerators.add(1.05 * host * Math.exp(0.08 * random.nextGaussian()));
                denominators.add(host * Math.exp(0.08 * random.nextGaussian()));
            }
            LogRatio ratio = LogRatio.of(numerators, denominators);
            held += ratio.low() <= 1.05 && 1.05 <= ratio.high() ? 1 : 0;
        }
        assertThat(held / 4_000.0).isBetween(0.94, 0.96);
    }

    @Test
    void whatIsNoPairOrHasNoLogarithmIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LogRatio.of(List.of(1.0), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRatio.of(List.of(1.0, 2.0), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRatio.of(List.of(1.0, 0.0), List.of(1.0, 1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRatio.of(List.of(1.0, 1.0), List.of(1.0, Double.NaN)));
    }

    private static List<Double> exp(Double... logs) {
        return Stream.of(logs).map(Math::exp).toList();
    }
}
