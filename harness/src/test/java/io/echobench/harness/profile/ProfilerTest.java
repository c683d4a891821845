package io.echobench.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.echobench.harness.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProfilerTest {

    private static final RecordingFiles FILES = RecordingFiles.of(Path.of("results/run/trials/03-netty"), "server");

    @TempDir
    private Path folder;

    @Test
    void aRecordingIsHiddenUntilItIsWhole() {
        assertThat(FILES.whole()).hasToString("results/run/trials/03-netty.server.jfr");
        assertThat(FILES.unfinished()).hasToString("results/run/trials/.03-netty.server.jfr.tmp");
        assertThat(FILES.repository()).hasToString("results/run/trials/.03-netty.server.repository.tmp");
        assertThat(FILES.stacks()).hasToString("results/run/trials/03-netty.server.collapsed");
    }

    @Test
    void theFlightRecorderSamplesByCpuTimeWhereTheJdkCan() {
        assertThat(String.join(" ", JdkFlightRecorder.of(25, "Linux").jvmFlags(FILES)))
                .contains("jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=1ms")
                .contains("jdk.ExecutionSample#enabled=false", "filename=" + FILES.unfinished())
                .contains("repository=" + FILES.repository());
        for (JdkFlightRecorder older :
                List.of(JdkFlightRecorder.of(21, "Linux"), JdkFlightRecorder.of(25, "Mac OS X"))) {
            assertThat(String.join(" ", older.jvmFlags(FILES)))
                    .doesNotContain("CPUTimeSample", "jdk.ExecutionSample")
                    .contains("settings=profile");
        }
    }

    @Test
    void anUnknownNameIsOneSentenceWithBothThatThereAre() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Profiler.of("JFR", 25))
                .withMessageContaining("--profile JFR is no profiler; choose jfr ")
                .withMessageContaining(" or async ")
                .withMessageEndingWith(".");
    }

    @Test
    void whereAsyncProfilerDoesNotRunItsReasonAndTheOtherOneAreNamed() {
        assertThat(AsyncProfiler.why("""
                        Exception in thread "main" java.lang.reflect.InvocationTargetException
                        \tat java.base/java.lang.reflect.Method.invoke(Method.java:565)
                        Caused by: java.lang.UnsupportedOperationException: Unsupported platform: linux-riscv64
                        \tat one.profiler.AsyncProfiler.getPlatformTag(AsyncProfiler.java:112)
                        """)).isEqualTo("Unsupported platform: linux-riscv64");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new AsyncProfiler().check(Path.of("/no/such/java")))
                .withMessageStartingWith("async-profiler does not run here (")
                .withMessageEndingWith("); use --profile jfr.");
    }

    @Test
    void theFlightRecorderSeesWhatABusyJvmDidAndKeepsItsStdoutClean() throws Exception {
        expectBusy(Profiler.of("jfr", Runtime.version().feature()));
    }

    @Test
    void soItDoesWhereAJdkHasNoSamplesByCpuTime() throws Exception {
        expectBusy(new JdkFlightRecorder(false));
    }

    @Test
    void soDoesAsyncProfiler() throws Exception {
        Profiler async = Profiler.of("async", Runtime.version().feature());
        try {
            async.check(RecordedJvm.java());
        } catch (UsageException e) {
            abort(String.valueOf(e.getMessage()));
        }
        expectBusy(async);
    }

    private void expectBusy(Profiler profiler) throws Exception {
        profiler.check(RecordedJvm.java());
        RecordedJvm jvm = RecordedJvm.run(profiler, folder);

        Stacks all = Stacks.read(jvm.files().unfinished(), profiler, jvm.ran());
        Window before =
                new Window(jvm.ran().from().minusSeconds(60), jvm.ran().from().minusSeconds(1));
        Stacks none = Stacks.read(jvm.files().unfinished(), profiler, before);

        assertThat(jvm.stdout()).isEmpty();
        assertThat(all.samples()).isGreaterThan(10);
        assertThat(all.collapsed()).contains("io.echobench.harness.profile.Busy.compute");
        assertThat(none.samples()).isZero();
        assertThat(Stacks.merged(List.of(all, all)).samples()).isEqualTo(2 * all.samples());
        expectDrawn(all);
    }

    private static void expectDrawn(Stacks stacks) {
        FlameGraphPage page = FlameGraphPage.of("busy, server: some samples", stacks);

        assertThat(page.html())
                .contains("<h1>busy, server: some samples</h1>", "Busy.compute")
                .doesNotContainPattern("<(?!a )[a-z]+[^>]*\\s(?:src|href)=");
        assertThat(page.heightPixels())
                .as("all, main and compute, each of 16 pixels, and what is around them")
                .isBetween(3 * 16 + 60, 10_000);
    }

    @Test
    void whatIsNoRecordingIsSaidToBeNone() throws IOException {
        Profiler profiler = new AsyncProfiler();
        Window ever = new Window(Instant.EPOCH, Instant.now());
        Path empty = Files.createFile(folder.resolve("empty"));
        Path text =
                Files.writeString(folder.resolve("text"), "no recording, and longer than any header of one".repeat(9));

        for (Path file : List.of(empty, text)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> Stacks.read(file, profiler, ever));
        }
    }

    @Test
    void aWindowIsReadFromTheClockThatPhasesAreTimedBy() {
        Instant now = Instant.parse("2026-11-30T10:00:10Z");

        assertThat(Window.of(2_000_000_000L, 5_500_000_000L, now, 12_000_000_000L))
                .isEqualTo(
                        new Window(Instant.parse("2026-11-30T10:00:00Z"), Instant.parse("2026-11-30T10:00:03.500Z")));
    }
}
