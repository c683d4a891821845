package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.CensoredLatencies;
import io.echobench.load.Interval;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * V4: any server that is stopped by hand (SIGSTOP) for D, once in a window T, must show p99 = D - 0.01 T (1 - rho) and its whole D in the
 * maximum of an open loop; a closed loop with one connection must hide it from p99. This is how README explains the difference.
 */
@Tag("validity")
@Tag("V4")
@Timeout(120)
class StoppedServerValidityTest {

    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final long STOP_NANOS = 300_000_000;
    private static final int WINDOW_SECONDS = 10;
    private static final double MILLI = 1e6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"reference", "netty-nio", "undertow", "vertx", "helidon"})
    void aStopIsSeenByTheOpenLoopAndHiddenByTheClosedLoop(String backend) throws Exception {
        try (ServerLab lab = new ServerLab(backend, folder)) {
            lab.load(
                    Duration.ofSeconds(5),
                    new Phase.ClosedLoop("warm-up", false, 15_000_000_000L, 300_000, 64, 1, SMALL));
            AtomicLong stopped = new AtomicLong();
            Phase open = new Phase.OpenLoop(
                    "open", true, WINDOW_SECONDS * 1_000_000_000L, 1_000, Arrivals.UNIFORM, 16, SMALL);
            ProcessSnapshot before = ProcessSnapshot.of(lab.process());
            PhaseResult inOpenLoop =
                    lab.load(Duration.ofSeconds(5), () -> stopLater(lab.process(), stopped), settle(), open);
            double openStopMillis = stopped.get() / MILLI;
            double busy = ProcessSnapshot.of(lab.process()).cpuNanosSince(before) / 1e9 / (1 + WINDOW_SECONDS);
            double expected = openStopMillis - 10 * WINDOW_SECONDS * (1 - busy);
            PhaseResult inClosedLoop = lab.load(
                    Duration.ofSeconds(5),
                    () -> stopLater(lab.process(), stopped),
                    new Phase.ClosedLoop("closed", true, WINDOW_SECONDS * 1_000_000_000L, 0, 1, 1, SMALL));
            System.out.printf(
                    Locale.ROOT,
                    "V4 | %s stopped for %.1f ms | open loop: p99 %.1f (expected %.1f) max %.1f ms"
                            + " | closed loop, 1 connection: p99 %.3f max %.1f ms%n",
                    backend,
                    openStopMillis,
                    at(inOpenLoop, 0.99),
                    expected,
                    max(inOpenLoop),
                    at(inClosedLoop, 0.99),
                    max(inClosedLoop));
            // The backlog is served connection by connection, so the last of it waits for all of it; and a message
            // of a backlog costs less than one that wakes the server, so rho lies between 0 and the average.
            assertThat(max(inOpenLoop)).isBetween(0.98 * openStopMillis, 1.02 * openStopMillis * (1 + busy));
            assertThat(at(inOpenLoop, 0.99)).isBetween(0.97 * (openStopMillis - 10 * WINDOW_SECONDS), 1.03 * expected);
            assertThat(at(inClosedLoop, 0.99)).isLessThan(1.0);
            assertThat(max(inClosedLoop)).isGreaterThan(0.98 * STOP_NANOS / MILLI);
        }
    }

    private static Phase settle() {
        return new Phase.OpenLoop("settle", false, 1_000_000_000L, 1_000, Arrivals.UNIFORM, 16, SMALL);
    }

    /** Three seconds from now, on a thread of its own; notes how long it really was by the kernel's word. */
    private static void stopLater(ProcessHandle server, AtomicLong nanos) {
        Thread.ofPlatform().daemon().start(() -> {
            pause(3_000_000_000L);
            signal("-STOP", server);
            awaitStopped(server, true);
            long began = System.nanoTime();
            pause(STOP_NANOS);
            signal("-CONT", server);
            awaitStopped(server, false);
            nanos.set(System.nanoTime() - began);
        });
    }

    private static void awaitStopped(ProcessHandle server, boolean stopped) {
        String state = "/proc/" + server.pid() + "/stat";
        while (Proc.text(state).orElse("").contains(") T ") != stopped) {
            Thread.onSpinWait();
        }
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private static void signal(String signal, ProcessHandle server) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(server.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
