package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LeftBehindTest {

    @Test
    void aProcessThatWaitsForAPipeIsDescribedByItsStateAndByWhoElseHoldsThatPipe() throws Exception {
        Process cat = new ProcessBuilder("cat").start();
        try {
            String here = ProcessHandle.current().pid() + " (";
            assertThat(Waiting.until(
                            Duration.ofSeconds(30),
                            () -> LeftBehind.described(cat.pid()).contains("S (sleeping)")))
                    .as(() -> LeftBehind.described(cat.pid()))
                    .isTrue();
            assertThat(LeftBehind.described(cat.pid()))
                    .startsWith("cat (" + cat.pid() + "): State: S (sleeping), PPid: ")
                    .contains("pipe:[", " also with [", here);
        } finally {
            cat.destroyForcibly();
        }
    }
}
