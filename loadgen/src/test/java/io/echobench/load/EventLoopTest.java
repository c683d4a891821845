package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.LoadResult.PhaseResult;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop over real sockets. */
@Timeout(30)
public class EventLoopTest {

    private static final long MILLI = 1_000_000;
    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final Flow HELLO_WORLD = new Flow(
            "hello world",
            1,
            List.of(new Step.Send(new Payload.Text("hello")), new Step.Send(new Payload.Text("world"))));

    /** The {@link WireProvider#id} of the sockets that it runs over. */
    protected String wire() {
        return NioProvider.ID;
    }

    @Test
    void sessionsConnectSendAndClose() throws IOException {
        try (TinyEchoServer server = new TinyEchoServer()) {
            PhaseResult phase = run(server.uri(), sessions(300 * MILLI, 100)).get(0);
            assertThat(phase.counts().intended()).isEqualTo(60);
            assertThat(phase.counts().completed()).isEqualTo(60);
            assertThat(phase.counts().sessionsCompleted()).isEqualTo(30);
            assertThat(phase.counts().allErrors()).isZero();
            assertThat(phase.histogram(Interval.HANDSHAKE).getTotalCount()).isEqualTo(30);
            assertThat(phase.histogram(Interval.SESSION).getTotalCount()).isEqualTo(30);
        }
    }

    @Test
    void anOpenLoopSendsItsScheduleAndKeepsItsConnectionsForTheNextPhase() throws IOException {
        try (TinyEchoServer server = new TinyEchoServer()) {
            Phase open = new Phase.OpenLoop("open", true, 200 * MILLI, 1000, Arrivals.UNIFORM, 4, SMALL);
            Phase closed = new Phase.ClosedLoop("closed", true, 0, 500, 4, 2, SMALL);
            List<PhaseResult> phases = run(server.uri(), open, closed);
            assertThat(phases.get(0).counts().completed()).isEqualTo(200);
            assertThat(phases.get(1).counts().completed()).isEqualTo(500);
            assertThat(phases.get(1).counts().sessionsOpened()).isEqualTo(4);
            assertThat(phases.get(1).counts().sessionsCompleted()).isEqualTo(4);
            assertThat(server.connections).hasValue(4);
            assertThat(server.echoes).hasValue(700);
        }
    }

    private static Phase sessions(long nanos, double perSecond) {
        return new Phase.Sessions(
                "sessions", true, nanos, perSecond, perSecond, Arrivals.UNIFORM, List.of(HELLO_WORLD));
    }

    private List<PhaseResult> run(URI target, Phase... phases) throws IOException {
        LoadPlan plan = TestPlans.of(target, new Transport(wire(), Polling.BLOCK), LoadPlan.Limits.DEFAULT, phases);
        LoadTotals totals = new LoadTotals(plan);
        Wire wire = plan.transport().open(System::nanoTime);
        new EventLoop(plan, 0, System::nanoTime, wire, new PhaseGate(phases.length, 1), totals).run();
        return totals.result().phases();
    }
}
