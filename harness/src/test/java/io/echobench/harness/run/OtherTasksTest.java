package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others run is read thread by thread, from the kernel. */
@Timeout(60)
class OtherTasksTest {

    @Test
    void aProcessOfTheTrialAndThisOneAreNobodyElse() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(OtherTasks.runNanos(Set.of())).containsKey(other.pid());
            assertThat(OtherTasks.runNanos(Set.of(other.pid())))
                    .doesNotContainKeys(other.pid(), ProcessHandle.current().pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatAProcessBurnsIsSeen() throws Exception {
        Process other = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            Map<Long, Long> before = OtherTasks.runNanos(Set.of());
            Map<Long, Long> after = before;
            long deadline = System.nanoTime() + 50_000_000_000L;
            while (OtherTasks.since(after, before) < 100_000_000 && System.nanoTime() < deadline) {
                after = OtherTasks.runNanos(Set.of());
            }
            assertThat(OtherTasks.since(after, before)).isGreaterThanOrEqualTo(100_000_000);
            assertThat(after.getOrDefault(other.pid(), 0L)).isGreaterThan(before.getOrDefault(other.pid(), 0L));
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aThreadThatEndedCountsNothingAndANewOneAllItRan() {
        assertThat(OtherTasks.since(Map.of(2L, 50L, 3L, 7L), Map.of(1L, 1_000L, 2L, 20L)))
                .isEqualTo(37);
    }
}
