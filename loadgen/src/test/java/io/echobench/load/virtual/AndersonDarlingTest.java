package io.echobench.load.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The statistic itself: its size under the law, and that it finds laws that are only nearly exponential. */
class AndersonDarlingTest {

    private static final int GAPS = AndersonDarling.SAMPLE;
    private static final int SAMPLES = 300;

    @Test
    void oneSampleWorkedOutByHandGivesItsStatistic() {
        double[] gaps = {Math.log(2)};
        assertThat(AndersonDarling.exponential(gaps, 1)).isCloseTo(-1 + 2 * Math.log(2), within(1e-12));
    }

    @Test
    void onePercentOfTrueSamplesIsRejected() {
        assertThat(rejected(uniform -> -Math.log1p(-uniform), SAMPLES)).isBetween(1L, 9L);
    }

    @Test
    void gapsThatAreFivePercentTooRegularAreRejected() {
        double scale = 1 / gammaOfOnePlus(1 / 1.05);
        assertThat(rejected(uniform -> scale * Math.pow(-Math.log1p(-uniform), 1 / 1.05), 100))
                .isGreaterThanOrEqualTo(97);
    }

    @Test
    void aRateThatIsFivePercentOffIsRejected() {
        assertThat(rejected(uniform -> -1.05 * Math.log1p(-uniform), 100)).isGreaterThanOrEqualTo(97);
    }

    @Test
    void evenGapsAreRejected() {
        assertThat(rejected(uniform -> 1, 100)).isEqualTo(100);
    }

    private static long rejected(DoubleUnaryOperator quantile, int samples) {
        return IntStream.range(0, samples)
                .mapToDouble(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    double[] gaps = random.doubles(GAPS).map(quantile).toArray();
                    return AndersonDarling.exponential(gaps, 1);
                })
                .filter(statistic -> statistic > AndersonDarling.ONE_PERCENT)
                .count();
    }

    /** Numerically, for arguments from 0 to 1: the integral of x^z e^-x. */
    private static double gammaOfOnePlus(double z) {
        double sum = 0;
        double step = 1e-4;
        for (double x = step / 2; x < 40; x += step) {
            sum += Math.pow(x, z) * Math.exp(-x) * step;
        }
        return sum;
    }
}
