package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.api.EchoBackend;
import io.echobench.harness.catalog.Catalog;
import io.echobench.load.Arrivals;
import io.echobench.load.CensoredLatencies;
import io.echobench.load.Interval;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * V4: any server that is stopped by hand (SIGSTOP) for D, once in a window T, must show p99 = D - 0.01 T (1 - rho) and D (1 + rho) in the
 * maximum of an open loop (what waits is served connection by connection, so that the last of it waits for all of it); a closed loop with one connection must hide it from p99. This is how README explains the difference.
 */
@Tag("validity")
@Tag("V4")
@Timeout(180)
@ExtendWith(ValidityRecords.class)
class StoppedServerValidityTest {

    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final Duration STOP = Duration.ofMillis(500);
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final int WINDOW_SECONDS = 20;
    private static final double RATE = 1_000;
    private static final int CONNECTIONS = 16;
    private static final double MILLI = 1e6;

    @TempDir
    Path folder;

    static List<String> everyBackend() {
        return Catalog.discover().all().stream().map(EchoBackend::id).toList();
    }

    @ParameterizedTest
    @MethodSource("everyBackend")
    void aStopIsSeenByTheOpenLoopAndHiddenByTheClosedLoop(String backend, Claims claims) throws Exception {
        try (ServerLab lab = ServerLab.orSkip(backend, folder)) {
            lab.load(
                    Duration.ofSeconds(5),
                    new Phase.ClosedLoop("warm-up", false, 15_000_000_000L, 300_000, 64, 1, SMALL));
            Phase open = new Phase.OpenLoop(
                    "open", true, WINDOW_SECONDS * 1_000_000_000L, RATE, Arrivals.UNIFORM, CONNECTIONS, SMALL);
            double rho = RATE / capacity(lab);
            SignalClock stop = lab.stopping(BEFORE, STOP);
            PhaseResult seen = lab.load(Duration.ofSeconds(5), stop::begin, settle(), open);
            double stopped = stop.stoppedMillis();
            double longest = stopped * (1 + rho);
            double expected = stopped - 10 * WINDOW_SECONDS * (1 - rho);
            claims.say(
                    "stopped %.1f ms at 1,000/s for %d s, rho %.4f: max %.1f ms ± 2 %%, p99 %.1f ms ± 3 %%"
                            .formatted(stopped, WINDOW_SECONDS, rho, longest, expected),
                    "max %.1f, p99 %.1f ms".formatted(max(seen), at(seen, 0.99)));
            SignalClock again = lab.stopping(BEFORE, STOP);
            PhaseResult hidden = lab.load(
                    Duration.ofSeconds(5),
                    again::begin,
                    new Phase.ClosedLoop("closed", true, WINDOW_SECONDS * 1_000_000_000L, 0, 1, 1, SMALL));
            double stoppedAgain = again.stoppedMillis();
            claims.say(
                    "closed loop, 1 connection, stopped %.1f ms: p99 < 1 ms".formatted(stoppedAgain),
                    "p99 %.3f, max %.1f ms".formatted(at(hidden, 0.99), max(hidden)));
            assertThat(max(seen)).isBetween(0.98 * longest, 1.02 * longest);
            assertThat(at(seen, 0.99)).isBetween(0.97 * expected, 1.03 * expected);
            assertThat(at(hidden, 0.99)).isLessThan(1.0);
            assertThat(max(hidden)).isGreaterThan(0.98 * stoppedAgain);
        }
    }

    /**
     * Echoes a second with which it serves a backlog: as many in flight on each connection as a stop leaves there. One that wakes it alone costs
     * many times as much, so the share of its time that it is busy otherwise is not the rho of the formula.
     */
    private static double capacity(ServerLab lab) throws Exception {
        int backlog = (int) (RATE * STOP.toMillis() / 1_000 / CONNECTIONS);
        PhaseResult saturated = lab.load(
                Duration.ofSeconds(5),
                new Phase.ClosedLoop("capacity", true, 1_000_000_000L, 0, CONNECTIONS, backlog, SMALL));
        return saturated.counts().completed() * 1e9 / (saturated.endedNanos() - saturated.beganNanos());
    }

    private static Phase settle() {
        return new Phase.OpenLoop("settle", false, 1_000_000_000L, 1_000, Arrivals.UNIFORM, 16, SMALL);
    }

    private static double at(PhaseResult result, double quantile) {
        return new CensoredLatencies(response(result), 0).valueAt(quantile).orElseThrow() / MILLI;
    }

    private static double max(PhaseResult result) {
        return response(result).getMaxValue() / MILLI;
    }

    private static Histogram response(PhaseResult result) {
        return Objects.requireNonNull(result.intervals().get(Interval.RESPONSE));
    }
}
