package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.echobench.load.Arrivals;
import io.echobench.load.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One exponential worker has response times that are known in closed form, and that a wrong schedule, arrival law or time base
 * misses. 300 s at 1000/s.
 *
 * <p>Poisson arrivals (M/M/1): exponential with mean {@code S / (1 - rho)}. Uniform arrivals (D/M/1): exponential with mean
 * {@code S / (1 - sigma)}, where {@code sigma = exp(-(1 - sigma) / rho)}. The p99 of 300,000 messages of M/M/1 scatters by 0.6, 1.1
 * and 2.4 % (one standard deviation) at rho .3, .5 and .7, as successive messages share a queue: the tolerances are three of them.
 */
class QueueTruthTest {

    private static final int PER_SECOND = 1000;
    private static final int SECONDS = 300;

    @ParameterizedTest
    @CsvSource({
        "0.3, 1, 2", "0.3, 2, 2", "0.3, 3, 2",
        "0.5, 1, 3", "0.5, 2, 3", "0.5, 3, 3",
        "0.7, 1, 7.5", "0.7, 2, 7.5", "0.7, 3, 7.5"
    })
    void poissonArrivalsAtAnExponentialWorkerRespondAsQueueingTheorySays(double rho, long seed, double tolerance) {
        VirtualRun run = run(Arrivals.POISSON, rho, seed);
        double meanMillis = rho / (1 - rho);
        assertResponses(run, meanMillis, tolerance);
        assertReplayed(run, rho, seed);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1, 1.440, 1", "0.5, 1, 2.890, 2", "0.5, 2, 2.890, 2", "0.5, 3, 2.890, 2", "0.7, 1, 6.048, 4.5"})
    void uniformArrivalsAtTheSameWorkerWaitLess(double rho, long seed, double p99Millis, double tolerance) {
        VirtualRun run = run(Arrivals.UNIFORM, rho, seed);
        double meanMillis = rho / (1 - sigma(rho));
        assertThat(meanMillis * Math.log(100)).isCloseTo(p99Millis, within(0.0005));
        assertResponses(run, meanMillis, tolerance);
        assertReplayed(run, rho, seed);
    }

    private static VirtualRun run(Arrivals arrivals, double rho, long seed) {
        return VirtualRun.of(
                Plans.of(seed, Plans.openLoop(SECONDS, PER_SECOND, arrivals)),
                ServerModel.ideal(0).serving(Service.fifo(worker(rho, seed), Stalls.NONE)));
    }

    private static java.util.function.LongSupplier worker(double rho, long seed) {
        return Service.exponential(rho * SECOND / PER_SECOND, ~seed);
    }

    private static void assertResponses(VirtualRun run, double meanMillis, double tolerance) {
        assertThat(run.histogram(Interval.RESPONSE).getMean() / 1e6)
                .as("mean")
                .isCloseTo(meanMillis, withinPercentage(tolerance));
        assertThat(run.millisAt(Interval.RESPONSE, 50))
                .as("p50")
                .isCloseTo(meanMillis * Math.log(2), withinPercentage(tolerance));
        assertThat(run.millisAt(Interval.RESPONSE, 99))
                .as("p99")
                .isCloseTo(meanMillis * Math.log(100), withinPercentage(tolerance));
    }

    private static void assertReplayed(VirtualRun run, double rho, long seed) {
        long[] responses = ResponseModel.responses(run.server().arrivals(), worker(rho, seed), Stalls.NONE, 0);
        assertThat(run.histogram(Interval.RESPONSE)).isEqualTo(VirtualRun.histogramOf(responses));
    }

    private static double sigma(double rho) {
        double sigma = rho;
        for (int i = 0; i < 1000; i++) {
            sigma = Math.exp(-(1 - sigma) / rho);
        }
        return sigma;
    }
}
