package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import org.junit.jupiter.api.Test;

class LadderWordsTest {

    @Test
    void aLadderIsTheCostAtEachRate() {
        assertThat(TrialWords.of(SampleRun.completed(
                        SampleRun.trial(1, 1, "netty"),
                        slice("1", 40_000, ""),
                        slice("1 anchor", 80_000, "reference"),
                        slice("2 anchor", 80_000, "reference"),
                        slice("2", 40_000, ""),
                        SampleRun.open())))
                .isEqualTo(
                        "cost over reference 2.00 at 20,000/s, 0 errors | open 25,000 echoes, p50 80 us, p99 300 us, 0 errors");
    }

    @Test
    void withoutALadderThereIsNoWordOfIt() {
        assertThat(TrialWords.of(SampleRun.completed(SampleRun.trial(1, 1, "netty"), SampleRun.open())))
                .isEqualTo("open 25,000 echoes, p50 80 us, p99 300 us, 0 errors");
    }

    /** The same CPU time in every slice, for other numbers of messages. */
    private static PhaseFigures slice(String name, long messages, String anchor) {
        return SampleRun.phase(
                "cost 20000/s " + name,
                new LoadPoint("open", 64, 32, 20_000, 20_000, 0, "uniform", anchor),
                messages,
                2_000_000_000L);
    }
}
