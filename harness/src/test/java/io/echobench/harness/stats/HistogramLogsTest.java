package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RecordedPhase;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.UnreadableRunException;
import io.echobench.load.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramLogsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final LoadPoint OPEN = new LoadPoint("open", 64, 32, 5_000, 5_000, 0, "poisson");

    @Test
    void refusesALogThatIsNone(@TempDir Path results) throws IOException {
        RunDirectory directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));
        Trial trial = SampleRun.trial(1, 1, "netty");
        RecordedPhase phase = new RecordedPhase("open 5k/s", OPEN, 2 * SECOND, 3 * SECOND)
                .with(Interval.RESPONSE, new long[] {1, 2, 3});
        Completed completed = SampleRun.completed(trial, phase.figures());
        Files.writeString(
                directory.trialFile(trial, ".loop0.hlog"),
                "#[Histogram log format version 1.3]\nTag=response.x,0.0,1.0,1.0,HISTnonsense\n");

        assertThatExceptionOfType(UnreadableRunException.class)
                .isThrownBy(() -> HistogramLogs.read(directory, List.of(completed)))
                .withMessageContaining("01-netty.loop0.hlog");
    }
}
