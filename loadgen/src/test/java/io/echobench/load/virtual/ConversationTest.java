package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MILLI;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Conversation;
import io.echobench.load.Counts;
import io.echobench.load.Dialogue;
import io.echobench.load.ErrorClass;
import io.echobench.load.Flow;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import io.echobench.load.Move;
import io.echobench.load.Opening;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.SessionRules;
import io.echobench.load.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that are computed while they run, and the rules of all sessions. */
class ConversationTest {

    private static final long RTT = 2 * MILLI;
    private static final SessionRules DISCARD = new SessionRules(0, SessionRules.AtEnd.DISCARD_ECHOES);

    @Test
    void whatFollowsAnAwaitedAnswerIsDueWhenItCame() {
        VirtualRun run = run(
                ServerModel.ideal(RTT),
                SessionRules.USUAL,
                List.of(
                        send("a"),
                        new Move.Think(10 * MILLI),
                        send("b"),
                        new Move.Await(1),
                        new Move.Think(5 * MILLI),
                        send("c")));
        long[] arrivals = run.server().arrivals();
        assertThat(arrivals).hasSize(30);
        for (int i = 0; i < arrivals.length; i += 3) {
            assertThat(arrivals[i + 1] - arrivals[i]).isEqualTo(10 * MILLI);
            assertThat(arrivals[i + 2] - arrivals[i + 1]).isEqualTo(RTT + 5 * MILLI);
        }
        assertThat(run.histogram(Interval.LAG).getMaxValue()).isZero();
        assertThat(run.counts().sessionsCompleted()).isEqualTo(10);
        assertThat(run.counts().allErrors()).isZero();
    }

    @Test
    void anAnswerThatCameBeforeItWasAskedForIsStillThere() {
        VirtualRun run = run(
                ServerModel.ideal(RTT),
                SessionRules.USUAL,
                List.of(send("a"), new Move.Think(50 * MILLI), new Move.Await(0), send("b")));
        long[] arrivals = run.server().arrivals();
        assertThat(arrivals[1] - arrivals[0]).isEqualTo(50 * MILLI);
        assertThat(run.phase(0).log()).contains("heard a");
    }

    @Test
    void aFailedDialogueSendsNothingMoreAndItsEchoesAreStillAwaited() {
        VirtualRun run =
                run(ServerModel.ideal(RTT), SessionRules.USUAL, List.of(send("a"), new Move.Fail("no"), send("never")));
        assertThat(run.counts().sent()).isEqualTo(10).isEqualTo(run.counts().completed());
        assertThat(run.errors(ErrorClass.CAPTURE)).isEqualTo(10);
        assertThat(run.counts().allErrors()).isEqualTo(10);
        assertThat(run.counts().sessionsCompleted()).isZero();
        assertThat(run.phase(0).samples()).containsExactly("no");
    }

    @Test
    void anAwaitedAnswerThatNeverComesFailsTheSession() {
        VirtualRun run = run(
                ServerModel.ideal(RTT).answering((index, at) -> Answer.DROP),
                SessionRules.USUAL,
                List.of(send("a"), new Move.Await(0), send("never")));
        assertThat(run.errors(ErrorClass.TIMEOUT)).isEqualTo(10);
        assertThat(run.errors(ErrorClass.CAPTURE)).isEqualTo(10);
        assertThat(run.counts().intended()).isEqualTo(10);
    }

    @Test
    void whatALostSessionWouldStillHaveSentIsUnsent() {
        VirtualRun run = run(
                ServerModel.ideal(RTT).answering((index, at) -> Answer.CLOSE),
                SessionRules.USUAL,
                List.of(send("a"), new Move.Await(0), send("b"), new Move.Await(1), send("c")));
        assertThat(run.counts().intended()).isEqualTo(30);
        assertThat(run.errors(ErrorClass.CLOSED)).isEqualTo(10);
        assertThat(run.errors(ErrorClass.UNSENT)).isEqualTo(20);
        assertAccounted(run.counts());
    }

    @ParameterizedTest
    @EnumSource(value = Door.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void whatASessionThatNeverOpensWouldHaveSentIsUnsent(Door door) {
        VirtualRun run = run(
                ServerModel.ideal(RTT).receiving(index -> door),
                SessionRules.USUAL,
                List.of(send("a"), new Move.Await(0), send("b")));
        assertThat(run.counts().intended()).isEqualTo(20).isEqualTo(run.errors(ErrorClass.UNSENT));
        assertAccounted(run.counts());
    }

    @Test
    void aSessionThatDoesNotWaitForItsEchoesDiscardsThem() {
        VirtualRun run = run(
                ServerModel.ideal(RTT), DISCARD, List.of(send("a"), new Move.Think(10 * MILLI), send("b"), send("c")));
        assertThat(run.counts().completed()).isEqualTo(10);
        assertThat(run.counts().discarded()).isEqualTo(20);
        assertThat(run.counts().sessionsCompleted()).isEqualTo(10);
        assertAccounted(run.counts());
    }

    @Test
    void echoesThatComeAfterTheyWereDiscardedAreNoErrorsWhateverTheyAre() {
        for (Answer answer : List.of(Answer.TWICE, Answer.CORRUPT, Answer.DROP, Answer.FRAGMENTED)) {
            VirtualRun run =
                    run(ServerModel.ideal(RTT).answering((index, at) -> answer), DISCARD, List.of(send("abc")));
            assertThat(run.counts().allErrors()).as("%s", answer).isZero();
            assertThat(run.counts().discarded()).isEqualTo(10);
            assertThat(run.counts().sessionsCompleted()).isEqualTo(10);
        }
    }

    @Test
    void aSessionThatDoesNotWaitForItsEchoesStillSendsAllWhenTheSocketIsFull() {
        Stalls stall = new Stalls(List.of(new Stalls.Stall(0, SECOND)));
        String large = "x".repeat(500);
        VirtualRun run = run(
                ServerModel.ideal(RTT).notReading(stall, 600), DISCARD, List.of(send(large), send(large), send(large)));
        assertThat(run.counts().sent()).isEqualTo(30);
        assertThat(run.server().arrivals()).hasSize(30);
        assertThat(run.counts().sessionsCompleted()).isEqualTo(10);
        assertAccounted(run.counts());
    }

    @Test
    void anArrivalThatFindsAsManyOpenAsMayBeIsSkipped() {
        Flow nearlyASecond = new Flow(
                "nearly a second", 1, List.of(new Step.Send(new Payload.Text("x")), new Step.Think(950 * MILLI)));
        SessionRules three = new SessionRules(3, SessionRules.AtEnd.AWAIT_ECHOES);
        LoadPlan plan = Plans.of(1, sessions(10 * SECOND, 10, nearlyASecond, three));
        Counts one = VirtualRun.of(plan, ServerModel.ideal(0)).counts();
        assertThat(one.sessions() + one.sessionsSkipped()).isEqualTo(100);
        assertThat(one.sessions()).isEqualTo(30).isEqualTo(one.sessionsCompleted());
        assertThat(one.intended()).isEqualTo(30);

        Counts shared = VirtualRun.ofLoops(Plans.withShare(plan, new LoadPlan.Share(0, 3, 3)), 0)
                .counts();
        assertThat(shared.sessions()).as("a place for each of three loops").isBetween(27L, 30L);
        assertThat(shared.sessions() + shared.sessionsSkipped()).isEqualTo(100);
    }

    @Test
    void sessionsAreNumberedThroughAllPhasesThatAreMeasured() {
        Flow numbered = new Flow("numbered", 1, (Conversation)
                (seed, session) -> new Scripted(List.of(send("session " + session)), List.of()));
        VirtualRun run = VirtualRun.of(
                Plans.of(
                        1,
                        new Phase.Sessions("warm-up", false, SECOND, 3, 3, Arrivals.UNIFORM, List.of(numbered)),
                        sessions(SECOND, 2, numbered, SessionRules.USUAL),
                        sessions(SECOND, 2, numbered, SessionRules.USUAL)),
                ServerModel.ideal(0));
        assertThat(run.server().transcript())
                .containsExactly(
                        "session 0", "session 1", "session 2", "session 0", "session 1", "session 2", "session 3");
    }

    @Test
    void anOpeningIsSentAndAnOfferedSubprotocolMayBeLeftOut() {
        Opening opening = new Opening(List.of(new Opening.Header("X-Token", "ä 1")), List.of("json", "text"));
        Flow flow = new Flow("with headers", 1, (Conversation)
                (seed, session) -> new Scripted(List.of(send("a")), List.of(opening)));
        VirtualRun run =
                VirtualRun.of(Plans.of(1, sessions(SECOND, 2, flow, SessionRules.USUAL)), ServerModel.ideal(0));
        assertThat(run.counts().completed()).isEqualTo(2);
        assertThat(run.server().requests())
                .hasSize(2)
                .allMatch(request -> request.contains("\r\nX-Token: ")
                        && request.contains("\r\nSec-WebSocket-Protocol: json, text\r\n"));
    }

    private static VirtualRun run(ServerModel server, SessionRules rules, List<Move> moves) {
        Flow flow = new Flow("scripted", 1, (Conversation) (seed, session) -> new Scripted(moves, List.of()));
        return VirtualRun.of(Plans.of(1, sessions(10 * SECOND, 1, flow, rules)), server);
    }

    private static Phase sessions(long nanos, double perSecond, Flow flow, SessionRules rules) {
        return new Phase.Sessions("s", true, nanos, perSecond, perSecond, Arrivals.UNIFORM, List.of(flow), rules);
    }

    private static void assertAccounted(Counts counts) {
        long ended = counts.completed() + counts.discarded();
        for (ErrorClass error : List.of(
                ErrorClass.TIMEOUT, ErrorClass.MISMATCH, ErrorClass.CLOSED, ErrorClass.PROTOCOL, ErrorClass.UNSENT)) {
            ended += counts.errors(error);
        }
        assertThat(counts.intended()).as("%s", counts).isEqualTo(ended);
        assertThat(counts.sent()).isEqualTo(counts.intended() - counts.errors(ErrorClass.UNSENT));
    }

    private static Move.Send send(String text) {
        return new Move.Send(new Payload.Text(text), true);
    }

    /** Makes the moves it is given, and logs what it hears. */
    private static final class Scripted implements Dialogue {

        private final Queue<Move> moves;
        private final List<Opening> openings;
        private String heard = "";

        Scripted(List<Move> moves, List<Opening> openings) {
            this.moves = new ArrayDeque<>(moves);
            this.openings = openings;
        }

        @Override
        public Opening opening() {
            return openings.isEmpty() ? Opening.PLAIN : openings.getFirst();
        }

        @Override
        public Move next() {
            if (!heard.isEmpty()) {
                Move log = new Move.Log("heard " + heard);
                heard = "";
                return log;
            }
            Move next = moves.poll();
            return next == null ? new Move.End() : next;
        }

        @Override
        public void answered(boolean binary, byte[] message) {
            heard = new String(message, StandardCharsets.UTF_8);
        }
    }
}
