package io.echobench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.tck.broken.BreakableServer;
import io.echobench.tck.broken.Defect;
import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class CaseRunnerTest {

    private static final Frame PING = Frame.ping("now");
    private static final Frame CLOSE = Frame.close(1000, "");

    @Test
    void aPongThatNoStepWaitsForIsFineWhereThePingWasSent() throws IOException {
        CaseResult result = run(Script.send(PING, CLOSE), Script.closed(1000));
        assertThat(result.verdict()).as(result.explanation()).isEqualTo(Verdict.OK);
        assertThat(result.came()).contains("pong \"now\"");
    }

    @Test
    void aPongThatNoPingAskedForIsTold() throws IOException {
        Bytes bytes = PING.encoded().then(CLOSE.encoded());
        assertUnasked(run(new Step.Send("no ping, as far as the case says", bytes, Cut.NONE), Script.closed(1000)));
    }

    @Test
    void aSecondPongForOnePingIsTold() throws IOException {
        Step twice =
                new Step.Send("ping twice", PING.encoded().then(PING.encoded()), Cut.NONE, List.of(Bytes.utf8("now")));
        assertUnasked(run(twice, Script.pong("now"), Script.send(CLOSE), Script.closed(1000)));
    }

    private static void assertUnasked(CaseResult result) {
        assertThat(result.verdict()).as(result.explanation()).isEqualTo(Verdict.INFORMATIONAL);
        assertThat(result.why()).isEqualTo("a pong that no ping asked for");
    }

    private static CaseResult run(Step... steps) throws IOException {
        ConformanceCase own = ConformanceCase.of("own/case", "5.5", "is judged", Script.opened(steps));
        try (BreakableServer server = new BreakableServer(Defect.NONE, 0, 1 << 10)) {
            return ConformanceSuite.run(Target.of(server.uri(), 1 << 10), own);
        }
    }
}
