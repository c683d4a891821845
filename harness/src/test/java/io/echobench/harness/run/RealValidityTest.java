package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.load.Arrivals;
import io.echobench.load.CensoredLatencies;
import io.echobench.load.ErrorClass;
import io.echobench.load.Flow;
import io.echobench.load.Interval;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/**
 * Real halves of the validity tests: load processes against the reference server, whose own log and counters say what is true.
 * Run by {@code mvn -Pvalidity}; where the machine is too noisy to tell, a test is skipped and says so.
 */
@Tag("validity")
@Timeout(300)
@ExtendWith(ValidityRecords.class)
class RealValidityTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final double MILLI = 1e6;

    @TempDir
    Path folder;

    private ServerLab lab;

    @BeforeEach
    void bootAndWarm() throws Exception {
        lab = new ServerLab("reference", folder);
        lab.load(FIVE_SECONDS, new Phase.ClosedLoop("warm-up", false, 10_000_000_000L, 200_000, 64, 1, SMALL));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    @Tag("V1")
    void aStallShowsInTheResponseAsLongAsItWas(Claims claims) throws Exception {
        Phase open = open(1_000, 20, Arrivals.UNIFORM);
        expectQuiet();
        lab.tell("stall 100ms every 1s");
        PhaseResult result = lab.load(FIVE_SECONDS, warmed(open));
        say(claims, "p99 = 90 ms, max = 100 ms", result);
        assertThat(at(result, Interval.RESPONSE, 0.99)).isCloseTo(90.0, within(1.8));
        assertThat(max(result, Interval.RESPONSE)).isCloseTo(100.0, within(2.0));
        PhaseResult closed =
                lab.load(FIVE_SECONDS, new Phase.ClosedLoop("closed", true, 10_000_000_000L, 0, 1, 1, SMALL));
        say(claims, "closed loop with one connection: p99 < 1 ms", closed);
        assertThat(at(closed, Interval.RESPONSE, 0.99)).isLessThan(1.0);
    }

    @Test
    @Tag("V7")
    void aServerThatFallsSilentIsCensoredAndNothingIsDropped(Claims claims) throws Exception {
        expectQuiet();
        SignalClock silence = lab.stopping(Duration.ofSeconds(9), Duration.ofSeconds(15));
        PhaseResult result = lab.load(FIVE_SECONDS, silence::begin, warmed(open(1_000, 10, Arrivals.UNIFORM)));
        double stopped = silence.stoppedMillis();
        long censored = result.counts().allErrors();
        CensoredLatencies response = new CensoredLatencies(of(result, Interval.RESPONSE), censored);
        double median = response.valueAt(0.5).orElseThrow() / MILLI;
        claims.say(
                "silent from 9 s on (stopped %.0f ms): p50 < 1 ms, p99 > 5.0 s, 10,000 = completed + timeout + unsent"
                        .formatted(stopped),
                String.format(
                        Locale.ROOT,
                        "p50 %.3f ms, p99 %s, %,d completed, errors %s",
                        median,
                        response.valueAt(0.99).isEmpty() ? "> 5.0 s" : "a number",
                        result.counts().completed(),
                        result.counts().errors()));
        assertThat(median).isLessThan(1.0);
        assertThat(response.valueAt(0.99)).isEmpty();
        assertThat(censored).isBetween(900L, 1_100L);
        assertThat(result.counts().completed() + censored)
                .isEqualTo(10_000)
                .isEqualTo(result.counts().intended());
        assertThat(result.counts().errors().getOrDefault(ErrorClass.TIMEOUT, 0L)
                        + result.counts().errors().getOrDefault(ErrorClass.UNSENT, 0L))
                .isEqualTo(censored);
    }

    @Test
    @Tag("V5")
    void aConstantDelayShiftsTheMedianByItself(Claims claims) throws Exception {
        expectQuiet();
        PhaseResult without = lab.load(FIVE_SECONDS, warmed(open(1_000, 5, Arrivals.POISSON)));
        lab.tell("delay constant 5ms");
        PhaseResult with = lab.load(FIVE_SECONDS, warmed(open(1_000, 5, Arrivals.POISSON)));
        say(claims, "p50 without delay", without);
        say(claims, "p50 + 5.00 ms", with);
        assertThat(at(with, Interval.RESPONSE, 0.5) - at(without, Interval.RESPONSE, 0.5))
                .isCloseTo(5.0, within(0.1));
    }

    @Test
    @Tag("V5")
    void aRareLongDelayShowsInThePercentileWhereItLies(Claims claims) throws Exception {
        expectQuiet();
        lab.tell("delay bimodal 2% 50ms");
        PhaseResult result = lab.load(FIVE_SECONDS, warmed(open(1_000, 10, Arrivals.POISSON)));
        say(claims, "p50 < 1 ms, p99 = 50 ms", result);
        assertThat(at(result, Interval.RESPONSE, 0.5)).isLessThan(1.0);
        assertThat(at(result, Interval.RESPONSE, 0.99)).isCloseTo(50.0, within(1.0));
    }

    @Test
    @Tag("V6")
    void everyCompletedMessageIsOneThatTheServerEchoed(Claims claims) throws Exception {
        lab.tell("reset-counters");
        PhaseResult result = lab.load(FIVE_SECONDS, million(64));
        assertThat(result.counts().completed()).isEqualTo(lab.count("echoed")).isEqualTo(lab.count("received"));
        assertThat(result.counts().intended()).isEqualTo(result.counts().completed());
        assertThat(result.counts().allErrors()).isZero();
        say(claims, "completed = received = echoed = " + lab.count("echoed"), result);
    }

    @Test
    @Tag("V6")
    void everySessionIsOneThatTheServerAndTheKernelCounted(Claims claims) throws Exception {
        lab.tell("reset-counters");
        Flow flow = new Flow(
                "original",
                1,
                List.of(new Step.Send(new Payload.Text("hello")), new Step.Send(new Payload.Text("world"))));
        MachineSnapshot before = MachineSnapshot.take();
        PhaseResult result = lab.load(
                FIVE_SECONDS,
                new Phase.Sessions("ramp", true, 20_000_000_000L, 100, 500, Arrivals.UNIFORM, List.of(flow)));
        long byTheKernel = MachineSnapshot.take().since(before).kernelConnectionsOpened();
        say(
                claims,
                "6,000 sessions = " + lab.count("opened") + " by the server = " + byTheKernel + " by the kernel",
                result);
        assertThat(result.counts().sessions()).isEqualTo(6_000).isEqualTo(lab.count("opened"));
        assertThat(result.counts().sessionsCompleted()).isEqualTo(6_000);
        assertThat(result.counts().completed()).isEqualTo(12_000).isEqualTo(lab.count("echoed"));
        assertThat(result.counts().allErrors()).isZero();
        assertThat(byTheKernel).as("the kernel's count, if nothing else ran").isEqualTo(6_000);
    }

    @ParameterizedTest
    @Tag("V6")
    @CsvSource({
        "drop,       dropped,            TIMEOUT,    1, 64,   1000",
        "duplicate,  duplicated,         UNEXPECTED, 1, 64,   1000",
        "corrupt,    corrupted,          MISMATCH,   1, 64,   1000",
        "close,      closesInjected,     CLOSED,     1, 1000, 2000",
        "disconnect, disconnectsInjected, CLOSED,    1, 1000, 2000",
        "half-frame, halfFramesInjected, PROTOCOL,   1, 1000, 2000"
    })
    void everyInjectedFaultIsCountedOnceInItsClass(
            String fault, String counter, ErrorClass error, long each, int connections, int every, Claims claims)
            throws Exception {
        lab.tell("reset-counters");
        lab.tell(fault + " 1/" + every);
        // What is dropped is waited for: the limit is the shortest that a loaded machine does not reach by itself.
        PhaseResult result = lab.load(Duration.ofSeconds(fault.equals("drop") ? 2 : 10), million(connections));
        long injected = lab.count(counter);
        say(claims, fault + " " + injected + " = " + error, result);
        assertThat(injected).isPositive();
        assertThat(result.counts().errors().get(error)).isEqualTo(each * injected);
        assertThat(result.counts().allErrors()).isEqualTo(each * injected);
    }

    @Test
    @Tag("V6")
    void everySwapIsTwoMismatches(Claims claims) throws Exception {
        lab.tell("reset-counters");
        // The last of them, message 999,600, is followed by others of its connection to change places with.
        lab.tell("reorder 1/700");
        PhaseResult result = lab.load(
                Duration.ofSeconds(10),
                new Phase.ClosedLoop("million", true, 120_000_000_000L, 1_000_000, 64, 4, SMALL));
        long swapped = lab.count("reordered");
        say(claims, "reorder " + swapped + " pairs = " + 2 * swapped + " mismatches", result);
        assertThat(swapped).isPositive();
        assertThat(result.counts().errors().get(ErrorClass.MISMATCH)).isEqualTo(2 * swapped);
        assertThat(result.counts().allErrors()).isEqualTo(2 * swapped);
    }

    /** The phase behind the warm-up of a run: each load process is a JVM of its own. */
    private static Phase[] warmed(Phase phase) {
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase.ClosedLoop("warm-up", false, 10_000_000_000L, 300_000, 16, 1, SMALL));
        for (int i = 1; i <= 6; i++) {
            phases.add(new Phase.OpenLoop("settling " + i, false, 500_000_000L, 5_000, Arrivals.UNIFORM, 16, SMALL));
        }
        phases.add(phase);
        return phases.toArray(Phase[]::new);
    }

    private static Phase open(double perSecond, int seconds, Arrivals arrivals) {
        return new Phase.OpenLoop("open", true, seconds * 1_000_000_000L, perSecond, arrivals, 16, SMALL);
    }

    private static Phase million(int connections) {
        return new Phase.ClosedLoop("million", true, 120_000_000_000L, 1_000_000, connections, 1, SMALL);
    }

    /** A quiet machine sends on time: otherwise no statement about latency can be made here. */
    private void expectQuiet() throws Exception {
        PhaseResult clean = lab.load(FIVE_SECONDS, warmed(open(1_000, 2, Arrivals.UNIFORM)));
        double late = max(clean, Interval.LAG);
        double response = at(clean, Interval.RESPONSE, 0.99);
        if (late > 5.0 || response > 1.0) {
            throw new TestAbortedException(String.format(
                    Locale.ROOT, "skipped: noisy (lag up to %.1f ms, p99 of an idle server %.2f ms)", late, response));
        }
    }

    private static double at(PhaseResult result, Interval interval, double quantile) {
        return new CensoredLatencies(of(result, interval), 0).valueAt(quantile).orElseThrow() / MILLI;
    }

    private static double max(PhaseResult result, Interval interval) {
        return of(result, interval).getMaxValue() / MILLI;
    }

    private static Histogram of(PhaseResult result, Interval interval) {
        return Objects.requireNonNull(result.intervals().get(interval), interval.id());
    }

    private static void say(Claims claims, String expected, PhaseResult result) {
        claims.say(
                expected,
                String.format(
                        Locale.ROOT,
                        "p50 %.3f p99 %.3f max %.3f ms, %,d completed, errors %s",
                        at(result, Interval.RESPONSE, 0.5),
                        at(result, Interval.RESPONSE, 0.99),
                        max(result, Interval.RESPONSE),
                        result.counts().completed(),
                        result.counts().errors()));
    }
}
