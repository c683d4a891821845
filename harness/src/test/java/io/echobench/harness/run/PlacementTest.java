package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlacementTest {

    /** Raised at once after its start, most processes were not in their session yet, and this one was raised in their place. */
    @Test
    void raisingReachesTheProcessAndNeverOurselves() throws IOException, InterruptedException {
        Placement placement = Placement.detect();
        assumeThat(placement.raised()).as("permission to raise a process").isTrue();
        assumeThat(Proc.text("/proc/self/autogroup")).as("autogroups").isPresent();
        String ours = Proc.text("/proc/self/autogroup").orElseThrow();
        for (int i = 0; i < 10; i++) {
            List<String> command = new ArrayList<>(placement.prefix(List.of()));
            command.addAll(List.of("sleep", "60"));
            Process process = new ProcessBuilder(command).start();
            try {
                placement.raise(process.toHandle());
                assertThat(Proc.text("/proc/" + process.pid() + "/autogroup").orElse(""))
                        .contains("nice -20");
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(Proc.text("/proc/self/autogroup")).contains(ours);
    }
}
