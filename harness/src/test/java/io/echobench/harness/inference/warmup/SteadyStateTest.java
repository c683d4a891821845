package io.echobench.harness.inference.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.warmup.Curves.Curve;
import io.echobench.harness.inference.warmup.SteadyState.Criterion;
import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** V13: what settles is cut where it settles, and what does not is refused. */
class SteadyStateTest {

    private static final Curves CURVES = DataFiles.one("warm-up-curves.yaml", Curves.class);

    private record Outcome(SteadyState steady, double bias) {

        boolean isRefused() {
            return steady.roundClass() == RoundClass.NOT_STEADY;
        }
    }

    static List<Curve> curves() {
        return CURVES.curves();
    }

    static List<Curve> settling() {
        return CURVES.curves().stream().filter(Curve::settles).toList();
    }

    @ParameterizedTest
    @MethodSource("curves")
    void theSteadyPartIsNearlyWithoutBias(Curve curve) {
        double bias = outcomes(curve, CURVES.windows()).stream()
                .filter(each -> !each.isRefused())
                .mapToDouble(Outcome::bias)
                .average()
                .orElse(0);

        assertThat(bias).isBetween(-curve.maxBias(), curve.maxBias());
    }

    @ParameterizedTest
    @MethodSource("curves")
    void whatDoesNotSettleIsRefusedAndWhatSettlesIsNot(Curve curve) {
        assertThat(refused(curve, CURVES.windows())).isBetween(curve.refusedAtLeast(), curve.refusedAtMost());
    }

    @ParameterizedTest
    @MethodSource("curves")
    void nothingIsSteadyBeforeTheWarmUpIsOver(Curve curve) {
        long late = outcomes(curve, CURVES.windows()).stream()
                .filter(each -> each.steady().from() >= curve.cutAtLeast())
                .count();

        assertThat(late).isGreaterThanOrEqualTo(Math.round(0.95 * CURVES.seeds()));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void theClassIsThatOfTheShape(Curve curve) {
        List<RoundClass> classes = outcomes(curve, CURVES.windows()).stream()
                .map(each -> each.steady().roundClass())
                .filter(each -> !curve.settles() || each != RoundClass.NOT_STEADY)
                .toList();

        assertThat(classes.stream().filter(curve.roundClass()::equals).count())
                .isGreaterThanOrEqualTo(Math.round(0.95 * classes.size()));
    }

    @ParameterizedTest
    @MethodSource("settling")
    void whatSettlesSlowlyIsAcceptedOnceItIsExtended(Curve curve) {
        assertThat(refused(curve, 2 * CURVES.windows())).isLessThanOrEqualTo(0.02);
    }

    /** Else any detector would do. */
    @ParameterizedTest
    @MethodSource("curves")
    void aFixedCutGetsThemWrong(Curve curve) {
        double mean = 0;
        for (int window = 5; window < CURVES.windows(); window++) {
            mean += curve.at(window) / (CURVES.windows() - 5);
        }
        assertThat(mean / curve.settled(CURVES.windows()) - 1).isCloseTo(curve.fixedCutBias(), within(0.004));
    }

    @Test
    void aRateThatRisesIsAWarmUpAndOneThatFallsASlowdown() {
        double[] rising = new double[60];
        Arrays.setAll(rising, window -> (window < 20 ? 80 : 100) + window % 2);

        assertThat(SteadyState.detect(rising, Better.HIGHER, Criterion.STANDARD))
                .isEqualTo(new SteadyState(RoundClass.WARM_UP, 20));
        assertThat(SteadyState.detect(rising, Better.LOWER, Criterion.STANDARD))
                .isEqualTo(new SteadyState(RoundClass.SLOWDOWN, 20));
    }

    @Test
    void aSteadyPartMustBeLongEnough() {
        double[] late = new double[60];
        Arrays.setAll(late, window -> (window < 45 ? 80 : 100) + window % 2);

        assertThat(SteadyState.detect(late, Better.LOWER, Criterion.STANDARD).roundClass())
                .isEqualTo(RoundClass.NOT_STEADY);
        assertThat(SteadyState.detect(late, Better.LOWER, Criterion.QUICK))
                .isEqualTo(new SteadyState(RoundClass.SLOWDOWN, 45));
    }

    @Test
    void aConstantIsFlat() {
        double[] constant = new double[30];
        Arrays.fill(constant, 7);

        assertThat(SteadyState.detect(constant, Better.LOWER, Criterion.STANDARD))
                .isEqualTo(new SteadyState(RoundClass.FLAT, 0));
    }

    @Test
    void aFewWindowsAreNotSteady() {
        for (int windows = 0; windows < 20; windows++) {
            double[] few = new double[windows];
            Arrays.fill(few, 7);
            assertThat(SteadyState.detect(few, Better.LOWER, Criterion.STANDARD))
                    .isEqualTo(new SteadyState(RoundClass.NOT_STEADY, windows));
        }
    }

    private static double refused(Curve curve, int windows) {
        return outcomes(curve, windows).stream().filter(Outcome::isRefused).count() / (double) CURVES.seeds();
    }

    private static List<Outcome> outcomes(Curve curve, int windows) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < CURVES.seeds(); seed++) {
            double[] series = CURVES.series(curve, windows, new SplittableRandom(seed));
            SteadyState steady = SteadyState.detect(series, Better.LOWER, Criterion.STANDARD);
            double mean = Arrays.stream(series, steady.from(), series.length)
                    .average()
                    .orElse(Double.NaN);
            outcomes.add(new Outcome(steady, mean / curve.settled(windows) - 1));
        }
        return outcomes;
    }
}
