package io.echobench.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.harness.run.Placement;
import io.echobench.load.Polling;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrefTest {

    private final Cref cref = new Cref(
            Path.of("programs"),
            new Placement(false, false, false, false),
            List.of(),
            Timing.of(2, 1),
            Polling.BLOCK,
            Path.of("stderr.log"));

    @Test
    void theClosedLoopsLineIsRead() throws BenchmarkException {
        Shape shape = new Shape("any", new Shape.Load.Closed(64, 32), 1);
        Window window = cref.window(
                shape,
                "m=ws c=64 b=32 msgs/s=151000 cli_us=6.090 (u0.260 s5.830) srv_us=6.070 (u0.210 s5.860) cli_util=0.92 "
                        + "srv_util=0.92 p50=377.0 p99=2015.0 p99.9=3000.0us setup/s=20000 bad=0 failed=0 m/wait=3.10 "
                        + "cli_rss_kb=1800 srv_rss_kb=9000");

        assertThat(window.messages()).isEqualTo(302_000);
        assertThat(window.clientMicros()).isCloseTo(6.09, within(1e-6));
        assertThat(window.serverMicros()).isCloseTo(6.07, within(1e-6));
        assertThat(window.rttP50Nanos()).isEqualTo(377_000);
        assertThat(window.rttP99Nanos()).isEqualTo(2_015_000);
    }

    @Test
    void theOpenLoopsRoundTripIsReadAndNotItsResponse() throws BenchmarkException {
        Shape shape = new Shape("any", new Shape.Load.Open(64, 32, 20_000), 1);
        Window window = cref.window(
                shape,
                "r=20001/20000 c=64 b=32 block srv=19.10 cli=18.40 cpu0=20.00(sirq 1.00) cpu1=21.00(sirq 1.00) us/msg "
                        + "sutil=0.38 resp p50=92.0 p99=150.0 p99.9=400.0 max=900 rtt p50=40.0 p99=80.0 lag p99=70.0 "
                        + "rdelay p50=1.0 p99=2.0 p99.9=3.0 ev/wait=1.10 blk=0 steal=0/0 nonidle0=20.00 nonidle1=21.00");

        assertThat(window.messages()).isEqualTo(40_000);
        assertThat(window.clientMicros()).isCloseTo(18.4, within(1e-6));
        assertThat(window.rttP50Nanos()).isEqualTo(40_000);
    }

    @Test
    void theSessionsLineIsRead() throws BenchmarkException {
        Shape shape = new Shape("any", new Shape.Load.Sessions(1_000), 1);
        Window window = cref.window(
                shape, "sessions=2000 rate=1000 cli us/session=198 srv us/session=150 -> seed x40650: client 8.0 s");

        assertThat(window.messages()).isEqualTo(2_000);
        assertThat(window.clientMicros()).isCloseTo(198, within(1e-6));
        assertThat(window.serverMicros()).isCloseTo(150, within(1e-6));
    }

    @Test
    void aLineWithErrorsIsNoWindow() {
        Shape shape = new Shape("any", new Shape.Load.Closed(64, 32), 1);
        assertThatThrownBy(() -> cref.window(shape, "msgs/s=1 cli_us=1 srv_us=1 p50=1 p99=1 bad=3 failed=0"))
                .isInstanceOf(BenchmarkException.class);
    }
}
