package io.echobench.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Dialogue;
import io.echobench.load.Move;
import io.echobench.load.Payload;
import io.echobench.load.PerfectEcho;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptedCourseTest {

    private static final Extraction ID = new Extraction.JsonPath(constant("$.id"));

    @Test
    void theSameSeedAndNumberGiveTheSameSessionAndOthersAnother() {
        ScriptedCourse course =
                course(List.of(send(sole("room")), send(new Template.Sole(new Reference.RandomString(20)))));
        assertThat(moves(course.begin(1, 5))).isEqualTo(moves(course.begin(1, 5)));
        assertThat(moves(course.begin(1, 5))).isNotEqualTo(moves(course.begin(1, 6)));
        assertThat(moves(course.begin(1, 5))).isNotEqualTo(moves(course.begin(2, 5)));
    }

    @Test
    void aSequenceTakesTheRowOfTheSessionsNumber() {
        ScriptedCourse course = course(List.of(send(sole("letter"))));
        for (int session = 0; session < 5; session++) {
            assertThat(moves(course.begin(1, session)))
                    .containsExactly(
                            new Move.Send(new Payload.Text(List.of("a", "b").get(session % 2)), false), new Move.End());
        }
    }

    @Test
    void aCheckedSendAwaitsItsOwnAnswerAndKeepsWhatItFinds() {
        Dialogue dialogue = course(List.of(
                        send(constant("plain")),
                        new Act.Send(written(constant("asked")), List.of(new Check.Capture(ID, "id", true))),
                        send(sole("id"))))
                .begin(1, 0);
        assertThat(dialogue.next()).isEqualTo(new Move.Send(new Payload.Text("plain"), false));
        assertThat(dialogue.next()).isEqualTo(new Move.Send(new Payload.Text("asked"), true));
        assertThat(dialogue.next()).isEqualTo(new Move.Await(1));
        dialogue.answered(false, bytes("{\"id\": 7.50}"));
        assertThat(dialogue.next()).isEqualTo(new Move.Send(new Payload.Text("7.5"), false));
        assertThat(dialogue.next()).isEqualTo(new Move.End());
    }

    @Test
    void aWaitAwaitsTheOldestMessageThatNoneHasWaitedFor() {
        Dialogue dialogue = course(List.of(
                        send(constant("0")),
                        new Act.Send(written(constant("1")), List.of(lenient())),
                        send(constant("2")),
                        new Act.Wait(List.of(lenient())),
                        new Act.Wait(List.of(lenient()))))
                .begin(1, 0);
        List<Move> awaits = new ArrayList<>();
        for (Move move = dialogue.next(); !(move instanceof Move.End); move = dialogue.next()) {
            if (move instanceof Move.Await) {
                awaits.add(move);
                dialogue.answered(false, bytes("x"));
            }
        }
        assertThat(awaits).containsExactly(new Move.Await(1), new Move.Await(0), new Move.Await(2));
    }

    @Test
    void aStrictMatchThatDoesNotHoldFailsTheSessionForGood() {
        Dialogue dialogue = course(List.of(
                        new Act.Send(written(constant("asked")), List.of(new Check.Match(ID, constant("7"), true))),
                        send(constant("never"))))
                .begin(1, 0);
        dialogue.next();
        dialogue.next();
        dialogue.answered(false, bytes("{\"id\": 7}"));
        assertThat(dialogue.next()).isEqualTo(new Move.Fail("match by json wants \"7\", but found 7"));
        assertThat(dialogue.next()).isInstanceOf(Move.Fail.class);
    }

    @Test
    void anOuterLoopHasItsVariablesBackAfterAnInnerOne() {
        Act inner = new Act.Loop(count("2"), "$loopCount", "$loopElement", List.of(send(sole("$loopCount"))));
        Act outer = new Act.Loop(count("4-6"), "$loopCount", "$loopElement", List.of(inner, send(sole("$loopCount"))));
        assertThat(texts(course(List.of(outer)).begin(1, 0))).containsExactly("0", "1", "4", "0", "1", "5");
    }

    @Test
    void aLoopOverNothingAndACountThatIsNoNumberAreRunNotAtAll() {
        Act over = new Act.Loop(new Act.Times.Over(sole("missing")), "i", "e", List.of(send(constant("a"))));
        Act count = new Act.Loop(count("many"), "i", "e", List.of(send(constant("b"))));
        assertThat(texts(course(List.of(over, count)).begin(1, 0))).isEmpty();
    }

    @Test
    void anEndlessLoopOfAVariableIsCutOff() {
        Act count = new Act.Loop(
                count("1e300"), "i", "e", List.of(new Act.Think(new Act.Amount.Nanos(1), new Act.Jitter.Nanos(0))));
        assertThat(PerfectEcho.of(course(List.of(count)).begin(1, 0)).thinkNanos())
                .isEqualTo(1_000_000);
    }

    @Test
    void jitterStaysWithinItsShareAndReachesBothSides() {
        Act think = new Act.Think(new Act.Amount.Computed(constant("200ms")), new Act.Jitter.Share(0.25));
        ScriptedCourse course = course(List.of(think));
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int session = 0; session < 2_000; session++) {
            long nanos = PerfectEcho.of(course.begin(1, session)).thinkNanos();
            least = Math.min(least, nanos);
            most = Math.max(most, nanos);
        }
        assertThat(least).isBetween(150_000_000L, 151_000_000L);
        assertThat(most).isBetween(249_000_000L, 250_000_000L);
    }

    @Test
    void itTravelsToTheLoadProcess() throws IOException, ClassNotFoundException {
        ScriptedCourse course =
                course(List.of(send(sole("room")), new Act.Wait(List.of(lenient())), new Act.Log(constant("done"))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(course);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ScriptedCourse read = (ScriptedCourse) in.readObject();
            assertThat(moves(read.begin(3, 4))).isEqualTo(moves(course.begin(3, 4)));
        }
    }

    private static ScriptedCourse course(List<Act> acts) {
        Variables variables = new Variables(
                Map.of("room", List.of(new Value.Text("red"), new Value.Text("green"), new Value.Text("blue"))),
                List.of(new Variables.Table(
                        List.of("letter"),
                        List.of(List.of(new Value.Text("a")), List.of(new Value.Text("b"))),
                        true,
                        "")));
        return new ScriptedCourse("test", variables, OpeningTemplate.PLAIN, acts);
    }

    /** All moves against a perfect echo. */
    private static List<Move> moves(Dialogue dialogue) {
        List<Move> moves = new ArrayList<>();
        List<byte[]> sent = new ArrayList<>();
        Move move;
        do {
            move = dialogue.next();
            moves.add(move);
            if (move instanceof Move.Send send && send.payload() instanceof Payload.Text text) {
                sent.add(bytes(text.text()));
            }
            if (move instanceof Move.Await await) {
                dialogue.answered(false, sent.get((int) await.message()));
            }
        } while (!(move instanceof Move.End || move instanceof Move.Fail));
        return moves;
    }

    private static List<String> texts(Dialogue dialogue) {
        return moves(dialogue).stream()
                .filter(Move.Send.class::isInstance)
                .map(move -> ((Payload.Text) ((Move.Send) move).payload()).text())
                .toList();
    }

    private static Check lenient() {
        return new Check.Capture(ID, "any", false);
    }

    private static Act send(Template template) {
        return new Act.Send(written(template), List.of());
    }

    private static Content written(Template template) {
        return new Content.Written(template, false);
    }

    private static Act.Times count(String count) {
        return new Act.Times.Count(constant(count));
    }

    private static Template sole(String name) {
        return new Template.Sole(new Reference.Variable(name, List.of()));
    }

    private static Template constant(String text) {
        return new Template.Constant(new Value.Text(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
