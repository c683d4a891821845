package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Counts;
import io.echobench.load.ErrorClass;
import io.echobench.load.Flow;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Step;
import io.echobench.load.Transport;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Phases load two servers in turn: each sees only its own, and connections are kept meanwhile. */
class TwoServersTest {

    private static final int OWN = 0;
    private static final int ANCHOR = 1;
    private static final long OWN_RTT = 100 * MICRO;
    private static final long ANCHOR_RTT = 700 * MICRO;
    private static final int PER_SECOND = 1000;
    private static final int CONNECTIONS = 4;
    private static final List<Phase> ABBA =
            List.of(slice("a", OWN), slice("b", ANCHOR), slice("c", ANCHOR), slice("d", OWN));

    /** Since the first message to the own server: amid the first slice of the other one. */
    private static final long AMID_B = 1600 * MILLI;

    @Test
    void eachSliceSeesOnlyItsServer() {
        VirtualRun run = run(ABBA, ServerModel.ideal(OWN_RTT));

        for (int i = 0; i < 4; i++) {
            long rtt = i == 1 || i == 2 ? ANCHOR_RTT : OWN_RTT;
            long[] same = new long[PER_SECOND];
            Arrays.fill(same, rtt);
            assertThat(run.phase(i).histogram(Interval.RESPONSE)).isEqualTo(VirtualRun.histogramOf(same));
            assertAllWell(run.phase(i));
            assertThat(run.phase(i).series().getFirst().openConnections()).isEqualTo(CONNECTIONS);
        }
        assertThat(run.servers()).allSatisfy(server -> {
            assertThat(server.arrivals()).hasSize(2 * PER_SECOND);
            assertThat(server.connects()).as("opened once each").hasSize(CONNECTIONS);
            assertThat(server.closes()).as("closed by handshake").isEqualTo(CONNECTIONS);
        });
    }

    @Test
    void handshakesAskEachServerForItsOwnPathAndHost() {
        VirtualRun run = run(ABBA, ServerModel.ideal(OWN_RTT));

        assertThat(run.servers().get(OWN).requests())
                .allSatisfy(
                        request -> assertThat(request).startsWith("GET /echo ").contains("Host: 127.0.0.1:9\r\n"));
        assertThat(run.servers().get(ANCHOR).requests())
                .allSatisfy(request ->
                        assertThat(request).startsWith("GET /anchor ").contains("Host: 127.0.0.1:10\r\n"));
    }

    @Test
    void everySliceBeginsAfterTheSilenceInWhichProcessesAreRead() {
        VirtualRun run = run(ABBA, ServerModel.ideal(OWN_RTT));

        for (int i = 1; i < 4; i++) {
            assertThat(run.phase(i).beganNanos())
                    .isGreaterThanOrEqualTo(run.phase(i - 1).beganNanos() + SECOND + 150 * MILLI);
        }
    }

    @Test
    void twoLoopsShareEachServersConnectionsAndSchedule() {
        VirtualRun run = VirtualRun.ofTargets(
                Plans.withShare(plan(ABBA), new LoadPlan.Share(0, 2, 2)),
                List.of(ServerModel.ideal(OWN_RTT), ServerModel.ideal(ANCHOR_RTT)));

        for (int i = 0; i < 4; i++) {
            assertAllWell(run.phase(i));
        }
        assertThat(run.servers()).hasSize(4).allSatisfy(server -> {
            assertThat(server.connects()).hasSize(CONNECTIONS / 2);
            assertThat(server.arrivals()).hasSize(PER_SECOND);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Whim.Deed.class,
            names = {"CLOSE", "END"})
    void keptConnectionsThatEndAreOpenedAgainForTheirPhaseWhichSaysSo(Whim.Deed deed) {
        VirtualRun run = run(ABBA, ServerModel.ideal(OWN_RTT).having(new Whim(AMID_B, deed)));

        for (int i = 0; i < 3; i++) {
            assertAllWell(run.phase(i));
        }
        Counts counts = run.phase(3).counts();
        assertThat(counts.completed()).isEqualTo(PER_SECOND);
        assertThat(counts.allErrors()).isZero();
        assertThat(counts.sessions()).isEqualTo(CONNECTIONS).isEqualTo(counts.sessionsOpened());
        assertThat(run.phase(3).histogram(Interval.HANDSHAKE).getTotalCount()).isEqualTo(CONNECTIONS);
        assertThat(run.phase(3).samples())
                .contains("connections that were kept for this phase ended before it and are opened again: 4")
                .anyMatch(sentence -> sentence.startsWith("the server "));
        assertThat(run.servers().get(OWN).connects()).hasSize(2 * CONNECTIONS);
        assertThat(run.servers().get(ANCHOR).connects()).hasSize(CONNECTIONS);
    }

    @Test
    void aMessageThatAKeptConnectionDidNotAskForIsCountedInThePhaseItIsKeptFor() {
        VirtualRun run = run(ABBA, ServerModel.ideal(OWN_RTT).having(new Whim(AMID_B, Whim.Deed.MESSAGE)));

        for (int i = 0; i < 3; i++) {
            assertAllWell(run.phase(i));
        }
        assertThat(run.phase(3).counts().errors(ErrorClass.UNEXPECTED)).isEqualTo(CONNECTIONS);
        assertThat(run.phase(3).counts().allErrors()).isEqualTo(CONNECTIONS);
        assertThat(run.phase(3).counts().completed()).isEqualTo(PER_SECOND);
        assertThat(run.servers().get(OWN).connects()).hasSize(CONNECTIONS);
    }

    @Test
    void pingsOnKeptConnectionsAreAnswered() {
        VirtualRun run = run(ABBA, ServerModel.ideal(OWN_RTT).having(new Whim(AMID_B, Whim.Deed.PING)));

        for (int i = 0; i < 4; i++) {
            assertAllWell(run.phase(i));
        }
        assertThat(run.servers().get(OWN).pongs()).isEqualTo(CONNECTIONS);
    }

    @Test
    void connectionsThatNoLaterPhaseWantsAreClosedAtOnceInTheirOwnPhase() {
        VirtualRun run = run(
                List.of(slice("a", OWN), slice("b", ANCHOR)),
                ServerModel.ideal(OWN_RTT).having(new Whim(AMID_B, Whim.Deed.MESSAGE)));

        assertAllWell(run.phase(0));
        assertAllWell(run.phase(1));
        assertThat(run.servers().get(OWN).closes()).isEqualTo(CONNECTIONS);
    }

    @Test
    void anotherCountOfTheSameServerClosesAndOpensAgain() {
        Phase eight = new Phase.OpenLoop(
                "eight", true, SECOND, PER_SECOND, Arrivals.UNIFORM, 8, new Payload.Generated(32, false), OWN);
        VirtualRun run = run(List.of(slice("a", OWN), slice("b", ANCHOR), eight), ServerModel.ideal(OWN_RTT));

        assertAllWell(run.phase(0));
        assertAllWell(run.phase(1));
        assertThat(run.phase(2).counts().sessionsCompleted()).isEqualTo(8);
        assertThat(run.servers().get(OWN).connects()).hasSize(CONNECTIONS + 8);
        assertThat(run.servers().get(OWN).closes()).isEqualTo(CONNECTIONS + 8);
    }

    @Test
    void aClosedLoopMayLoadTheSecondServerAndSessionsLoadTheFirst() {
        Phase closed = new Phase.ClosedLoop("closed", true, 0, 500, 4, 2, new Payload.Generated(32, false), ANCHOR);
        Flow flow = new Flow("one", 1, List.of(new Step.Send(new Payload.Text("hello"))));
        Phase sessions = new Phase.Sessions("s", true, SECOND, 50, 50, Arrivals.UNIFORM, List.of(flow));
        VirtualRun run = run(List.of(slice("a", ANCHOR), closed, sessions), ServerModel.ideal(OWN_RTT));

        assertThat(run.phase(1).counts().completed()).isEqualTo(500);
        assertThat(run.phase(2).counts().sessionsCompleted()).isEqualTo(50);
        assertThat(run.servers().get(ANCHOR).connects()).hasSize(CONNECTIONS);
        assertThat(run.servers().get(OWN).connects()).hasSize(50);
        assertThat(run.servers().get(OWN).arrivals()).hasSize(50);
    }

    private static void assertAllWell(PhaseResult phase) {
        assertThat(phase.counts().completed()).isEqualTo(PER_SECOND);
        assertThat(phase.counts().allErrors()).isZero();
        assertThat(phase.samples()).isEmpty();
        assertThat(phase.counts().sessions()).isEqualTo(CONNECTIONS);
        assertThat(phase.counts().sessionsOpened()).isEqualTo(CONNECTIONS);
        assertThat(phase.counts().sessionsCompleted()).isEqualTo(CONNECTIONS);
    }

    private static Phase slice(String name, int server) {
        return new Phase.OpenLoop(
                name,
                true,
                SECOND,
                PER_SECOND,
                Arrivals.UNIFORM,
                CONNECTIONS,
                new Payload.Generated(32, false),
                server);
    }

    private static VirtualRun run(List<Phase> phases, ServerModel own) {
        return VirtualRun.ofTargets(plan(phases), List.of(own, ServerModel.ideal(ANCHOR_RTT)));
    }

    private static LoadPlan plan(List<Phase> phases) {
        return new LoadPlan(
                List.of(URI.create("ws://127.0.0.1:9/echo"), URI.create("ws://127.0.0.1:10/anchor")),
                phases,
                1,
                LoadPlan.Share.WHOLE,
                Transport.nio(Polling.SPIN),
                LoadPlan.Limits.DEFAULT,
                List.of(),
                "");
    }
}
