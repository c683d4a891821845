package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.LoadResult.PhaseResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that fail, each in a way of its own; what was intended is always accounted for. */
@Timeout(30)
public class FaultsTest {

    private static final long MILLI = 1_000_000;
    private static final LoadPlan.Limits IMPATIENT =
            new LoadPlan.Limits(300 * MILLI, 200 * MILLI, 200 * MILLI, 1 << 20);
    private static final Payload SMALL = new Payload.Generated(32, false);

    /** The {@link WireProvider#id} of the sockets that it runs over. */
    protected String wire() {
        return NioProvider.ID;
    }

    @Test
    void aSessionThatFindsNoServerIsAConnectErrorAndItsMessagesAreUnsent() throws IOException {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("ws://127.0.0.1:" + closed.getLocalPort() + "/");
        }
        Counts counts = run(nobody, sessions()).counts();
        assertErrors(counts, Map.of(ErrorClass.CONNECT, 10L, ErrorClass.UNSENT, 20L));
        assertThat(counts.sessions()).isEqualTo(10);
        assertThat(counts.sessionsOpened()).isZero();
    }

    @Test
    void aRefusedHandshakeIsCountedAndItsStatusKept() throws IOException {
        try (TinyEchoServer server = new TinyEchoServer("HTTP/1.1 403 Forbidden\r\n\r\n")) {
            PhaseResult phase = run(server.uri(), sessions());
            assertErrors(phase.counts(), Map.of(ErrorClass.HANDSHAKE, 10L, ErrorClass.UNSENT, 20L));
            assertThat(phase.samples()).anyMatch(sentence -> sentence.contains("403"));
        }
    }

    @Test
    void aServerThatNeverAnswersTheHandshakeRunsIntoTheDeadline() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/");
            assertErrors(run(uri, sessions()).counts(), Map.of(ErrorClass.HANDSHAKE, 10L, ErrorClass.UNSENT, 20L));
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyIntendedMessageIsAccountedForWhateverTheServerDoes(Fault fault) throws IOException {
        for (Phase phase : List.of(
                sessions(),
                new Phase.OpenLoop("open", true, 100 * MILLI, 1000, Arrivals.UNIFORM, 3, SMALL),
                new Phase.ClosedLoop("closed", true, 100 * MILLI, 60, 3, 2, SMALL))) {
            try (FaultyServer server = new FaultyServer(fault)) {
                Counts counts = run(server.uri(), phase).counts();
                assertThat(counts.errors(fault.expected))
                        .as("%s in %s", fault, phase.name())
                        .isPositive();
                assertAccounted(counts);
            }
        }
    }

    private static Phase sessions() {
        Step send = new Step.Send(SMALL);
        Flow flow = new Flow("two", 1, List.of(send, new Step.Think(10 * MILLI), send));
        return new Phase.Sessions("sessions", true, 100 * MILLI, 100, 100, Arrivals.UNIFORM, List.of(flow));
    }

    private PhaseResult run(URI target, Phase phase) throws IOException {
        LoadPlan plan = TestPlans.of(target, new Transport(wire(), Polling.BLOCK), IMPATIENT, phase);
        LoadTotals totals = new LoadTotals(plan);
        Wire wire = plan.transport().open(System::nanoTime);
        new EventLoop(plan, 0, System::nanoTime, wire, new PhaseGate(1, 1), totals).run();
        return totals.result().phases().get(0);
    }

    private static void assertErrors(Counts counts, Map<ErrorClass, Long> errors) {
        assertThat(counts.errors()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, errors).errors());
        assertAccounted(counts);
    }

    private static void assertAccounted(Counts counts) {
        assertThat(counts.completed()
                        + counts.errors(ErrorClass.TIMEOUT)
                        + counts.errors(ErrorClass.MISMATCH)
                        + counts.errors(ErrorClass.CLOSED)
                        + counts.errors(ErrorClass.PROTOCOL)
                        + counts.errors(ErrorClass.UNSENT))
                .as("%s", counts)
                .isEqualTo(counts.intended());
        assertThat(counts.sent()).isEqualTo(counts.intended() - counts.errors(ErrorClass.UNSENT));
        assertThat(counts.sessions())
                .isEqualTo(counts.sessionsOpened()
                        + counts.errors(ErrorClass.CONNECT)
                        + counts.errors(ErrorClass.HANDSHAKE));
    }
}
