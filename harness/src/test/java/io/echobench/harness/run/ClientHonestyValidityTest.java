package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.validity.Signal.Mark;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.load.Arrivals;
import io.echobench.load.LoadMain;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The real halves of V9 and V12: whole trials, disturbed on purpose. A load process that is stopped says so however short that was, and a
 * machine that somebody else uses is not taken for a quiet one. Run by {@code mvn -Pvalidity}. A trial is undisturbed where a {@link Witness} saw
 * no stop of the machine while it was measured; without enough of them, what is said of undisturbed trials is skipped and says so.
 */
@Tag("validity")
@Timeout(1_200)
@ExtendWith(ValidityRecords.class)
class ClientHonestyValidityTest {

    private static final int TRIALS = 20;
    /** Until so many were undisturbed. */
    private static final int MOST = 60;

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000L;

    /** Long enough to be told of within it. */
    private static final long WINDOW_NANOS = 4 * SECOND;

    /** Once a second it is said how a phase goes, so that it began up to so long before it was told of. */
    private static final long TOLD_WITHIN_NANOS = 1_050 * MILLI;

    private static final Payload SMALL = new Payload.Generated(32, false);

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(9);
    private TrialLab lab;

    @BeforeEach
    void place() throws Exception {
        lab = new TrialLab(folder, "honesty");
    }

    @Test
    @Tag("V9")
    void aLoadProcessThatWasStoppedFor100MillisIsAlwaysClientLimited(Claims claims) throws Exception {
        expectAllLimited(100 * MILLI, claims);
    }

    @Test
    @Tag("V9")
    void oneThatWasStoppedFor20MillisIsToo(Claims claims) throws Exception {
        expectAllLimited(20 * MILLI, claims);
    }

    @Test
    @Tag("V9")
    void oneThatWasNotStoppedIsNot(Claims claims) throws Exception {
        List<Completed> undisturbed = undisturbed();
        List<Completed> limited =
                undisturbed.stream().filter(ClientHonestyValidityTest::limited).toList();
        List<Completed> noisy = undisturbed.stream()
                .filter(trial -> TrialLab.verdict(trial).marks().contains(Mark.NOISY))
                .toList();
        claims.say("0 of " + TRIALS + " undisturbed trials client-limited", said(limited));
        claims.say("1 of " + TRIALS + " undisturbed trials noisy at most (V12)", said(noisy));
        assertThat(limited).isEmpty();
        assertThat(noisy).hasSizeLessThanOrEqualTo(1);
    }

    /** As many as are asked for, of at most {@link #MOST}. */
    private List<Completed> undisturbed() throws Exception {
        List<Completed> undisturbed = new ArrayList<>();
        try (Witness witness = Witness.start()) {
            for (int i = 0; i < MOST && undisturbed.size() < TRIALS; i++) {
                AtomicLong toldNanos = new AtomicLong();
                Completed trial = trial(WINDOW_NANOS, () -> toldNanos.set(System.nanoTime()));
                long told = toldNanos.get();
                assertThat(told).as("told of while it ran").isPositive();
                if (witness.stops(told - TOLD_WITHIN_NANOS, told + WINDOW_NANOS) == 0) {
                    undisturbed.add(trial);
                }
            }
        }
        if (undisturbed.size() < TRIALS) {
            throw new TestAbortedException("skipped: noisy (the machine stood still in %d of %d trials)"
                    .formatted(MOST - undisturbed.size(), MOST));
        }
        return undisturbed;
    }

    /** How many, and why. */
    private static String said(List<Completed> marked) {
        return marked.stream()
                .map(trial -> String.join(", ", TrialLab.verdict(trial).objections()))
                .collect(Collectors.joining("; ", marked.size() + (marked.isEmpty() ? "" : ": "), ""));
    }

    @Test
    @Tag("V12")
    void aBusyProcessOnEveryCpuForThreeSecondsIsFound(Claims claims) throws Exception {
        List<Validity> verdicts = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) {
            verdicts.add(TrialLab.verdict(trial(5 * SECOND, ClientHonestyValidityTest::burnEveryCpu)));
        }
        long found = verdicts.stream()
                .filter(verdict -> verdict.marks().contains(Mark.NOISY))
                .count();
        claims.say("at least 19 of " + TRIALS + " disturbed trials noisy", String.valueOf(found));
        assertThat(found).isGreaterThanOrEqualTo(Math.round(0.95 * TRIALS));
    }

    private void expectAllLimited(long nanos, Claims claims) throws Exception {
        int limited = 0;
        for (int i = 0; i < TRIALS; i++) {
            long after = random.nextLong(200 * MILLI, 1_500 * MILLI);
            limited += limited(trial(WINDOW_NANOS, () -> stopLoadProcess(after, nanos))) ? 1 : 0;
        }
        claims.say(
                TRIALS + " of " + TRIALS + " trials stopped for " + nanos / MILLI + " ms client-limited",
                String.valueOf(limited));
        assertThat(limited).isEqualTo(TRIALS);
    }

    private static boolean limited(Completed trial) {
        return trial.marks().contains(Marks.CLIENT_LIMITED)
                && TrialLab.verdict(trial).marks().contains(Mark.CLIENT_LIMITED);
    }

    /** Warmed up, and then one open loop; the disturbance begins with it, on a thread of its own. */
    private Completed trial(long nanos, Runnable disturbance) throws Exception {
        return lab.run(lab.reference(), Optional.empty(), phases(nanos), new DisturbsOnce(disturbance));
    }

    private static List<Phase> phases(long nanos) {
        return List.of(
                new Phase.ClosedLoop("warm-up", false, 10 * SECOND, 100_000, 16, 1, SMALL),
                new Phase.OpenLoop("settling", false, SECOND / 2, 5_000, Arrivals.UNIFORM, 16, SMALL),
                new Phase.OpenLoop("open", true, nanos, 5_000, Arrivals.UNIFORM, 16, SMALL),
                new Phase.Pause("silence", TOLD_WITHIN_NANOS)); // a process that ends may stop a CPU by itself
    }

    /** Looks for the measured phase by its name in what is said of a trial every second: the first time within a second after it began. */
    private static final class DisturbsOnce extends OutputStream {
        private final Runnable disturbance;
        private final AtomicBoolean done = new AtomicBoolean();
        private final StringBuilder said = new StringBuilder();

        private DisturbsOnce(Runnable disturbance) {
            this.disturbance = disturbance;
        }

        @Override
        public void write(int b) {
            said.append((char) b);
            if (said.indexOf(" open ") >= 0 && done.compareAndSet(false, true)) {
                Thread.ofPlatform().daemon().start(disturbance);
            }
        }
    }

    private static void stopLoadProcess(long afterNanos, long nanos) {
        ProcessHandle load = ProcessHandle.current()
                .descendants()
                .filter(process -> Proc.text("/proc/" + process.pid() + "/cmdline")
                        .orElse("")
                        .contains(LoadMain.class.getName()))
                .findFirst()
                .orElseThrow();
        pause(afterNanos);
        signal("-STOP", load);
        pause(nanos);
        signal("-CONT", load);
    }

    private static void burnEveryCpu() {
        int cpus = Machine.allowedCpus().size();
        for (int i = 0; i < cpus; i++) {
            int cpu = Machine.allowedCpus().get(i);
            try {
                new ProcessBuilder(
                                "timeout", "3", "taskset", "-c", String.valueOf(cpu), "sh", "-c", "while :; do :; done")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
