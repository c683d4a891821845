package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages are sent at 0, 10, 20 ... ns; the n-th step of a test happens at 1000 + n ns. */
class MatcherTest {

    private static final Message IDENTIFIED = Message.of(new Payload.Generated(32, false));
    private static final Message HELLO = Message.of(new Payload.Text("hello"));

    private final Outstanding ring = new Outstanding();
    private final Matcher matcher = new Matcher(ring);
    private final LoadTotals totals = new LoadTotals(TestPlans.of(new Phase.Pause("any", 1)));
    private final PhaseRecorder recorder = new PhaseRecorder(0, 0, totals, new LoopMeter());
    private long nanos = 1000;
    private long sent;

    @BeforeEach
    void begin() {
        recorder.begin(0);
    }

    @Test
    void echoesInOrderAreCompleted() {
        send(IDENTIFIED, 10_000);
        for (int i = 0; i < 10_000; i++) {
            echo(i);
        }
        assertErrors(10_000, Map.of());
    }

    @Test
    void aDroppedEchoIsOneTimeoutAndTheOthersAreCompletedWithTheirOwnTimes() {
        send(IDENTIFIED, 5);
        echo(0);
        echo(2);
        echo(3);
        echo(4);
        assertThat(matcher.expire(recorder, 10)).isEqualTo(1);
        assertThat(ring.isEmpty()).isTrue();
        assertErrors(4, Map.of(ErrorClass.TIMEOUT, 1L));
        assertThat(totals.phase(0).result().histogram(Interval.RESPONSE).getMaxValue())
                .isLessThan(1010);
    }

    @Test
    void aDuplicatedEchoIsOneUnexpected() {
        send(IDENTIFIED, 3);
        echo(0);
        echo(0);
        echo(1);
        echo(2);
        echo(2);
        assertErrors(3, Map.of(ErrorClass.UNEXPECTED, 2L));
    }

    @Test
    void aDuplicateOfAnEarlyEchoIsOneUnexpected() {
        send(IDENTIFIED, 2);
        echo(1);
        echo(1);
        matcher.expire(recorder, 0);
        assertErrors(1, Map.of(ErrorClass.TIMEOUT, 1L, ErrorClass.UNEXPECTED, 1L));
    }

    @Test
    void aCorruptedEchoIsOneMismatchWhereverTheDamageIs() {
        for (int damaged : new int[] {0, 11, 12, 15, 16, 31}) {
            send(IDENTIFIED, 1);
            byte[] echo = payload(IDENTIFIED, ring.number(ring.slot(ring.head)));
            echo[damaged] ^= 1;
            echo(echo);
            assertThat(ring.isEmpty()).as("byte %d", damaged).isTrue();
        }
        assertErrors(0, Map.of(ErrorClass.MISMATCH, 6L));
    }

    @Test
    void anEchoOfAnotherKindOrLengthIsOneMismatch() {
        send(IDENTIFIED, 3);
        byte[] echo = payload(IDENTIFIED, 0);
        matcher.echo(recorder, true, echo, 0, echo.length, nanos++);
        matcher.echo(recorder, false, payload(IDENTIFIED, 1), 0, 31, nanos++);
        matcher.echo(recorder, false, new byte[0], 0, 0, nanos++);
        assertErrors(0, Map.of(ErrorClass.MISMATCH, 3L));
    }

    @Test
    void twoSwappedEchoesAreTwoMismatches() {
        send(IDENTIFIED, 4);
        echo(0);
        echo(2);
        echo(1);
        echo(3);
        assertErrors(2, Map.of(ErrorClass.MISMATCH, 2L));
        assertThat(ring.isEmpty()).isTrue();
    }

    @Test
    void allOfAReversedBatchAreMismatches() {
        send(IDENTIFIED, 3);
        echo(2);
        echo(1);
        echo(0);
        assertErrors(0, Map.of(ErrorClass.MISMATCH, 3L));
    }

    @Test
    void anEchoOfWhatWasNeverSentIsAMismatchOfTheOldest() {
        send(IDENTIFIED, 1);
        echo(77);
        assertErrors(0, Map.of(ErrorClass.MISMATCH, 1L));
    }

    @Test
    void aMessageWhenNothingIsOutstandingIsUnexpected() {
        echo(0);
        assertErrors(0, Map.of(ErrorClass.UNEXPECTED, 1L));
    }

    @Test
    void identicalPayloadsMatchFirstInFirstOut() {
        send(HELLO, 2);
        echo("hello".getBytes(StandardCharsets.UTF_8));
        echo("hullo".getBytes(StandardCharsets.UTF_8));
        assertErrors(1, Map.of(ErrorClass.MISMATCH, 1L));
    }

    @Test
    void aLateEchoIsNotTakenForThatOfALaterMessage() {
        for (Message message : List.of(HELLO, IDENTIFIED)) {
            send(message, 1);
            long late = ring.number(ring.slot(ring.head));
            matcher.expire(recorder, Long.MAX_VALUE);
            send(message, 1);
            echo(payload(message, late));
            assertThat(ring.isEmpty()).isFalse();
            echo(payload(message, ring.number(ring.slot(ring.head))));
            assertThat(ring.isEmpty()).isTrue();
        }
        assertErrors(2, Map.of(ErrorClass.TIMEOUT, 2L));
    }

    @Test
    void anEndWithinAFrameIsOneProtocolErrorAndTheOthersAreClosed() {
        send(IDENTIFIED, 3);
        queue(IDENTIFIED);
        matcher.end(recorder, ErrorClass.PROTOCOL, "half a frame");
        assertErrors(0, Map.of(ErrorClass.PROTOCOL, 1L, ErrorClass.CLOSED, 2L, ErrorClass.UNSENT, 1L));
    }

    @Test
    void anEndBetweenFramesClosesAllButThoseThatCameEarly() {
        send(IDENTIFIED, 3);
        echo(1);
        matcher.end(recorder, ErrorClass.CLOSED, "gone");
        assertErrors(1, Map.of(ErrorClass.CLOSED, 2L));
    }

    @Test
    void aBrokenFrameWithNothingOutstandingIsUnexpected() {
        matcher.end(recorder, ErrorClass.PROTOCOL, "a masked frame");
        assertErrors(0, Map.of(ErrorClass.UNEXPECTED, 1L));
    }

    private void send(Message message, int count) {
        for (int i = 0; i < count; i++) {
            queue(message);
            ring.sent(ring.intendedNanos(ring.slot(ring.firstQueued)));
        }
    }

    private void queue(Message message) {
        recorder.due(sent * 10);
        ring.add(message, sent, sent * 10);
        sent++;
    }

    private void echo(long number) {
        echo(payload(IDENTIFIED, number));
    }

    private void echo(byte[] payload) {
        matcher.echo(recorder, false, payload, 0, payload.length, nanos++);
    }

    private static byte[] payload(Message message, long number) {
        byte[] bytes = message.bytes.clone();
        if (message.identified) {
            MessageId.write(number, bytes, 0);
        }
        return bytes;
    }

    private void assertErrors(long completed, Map<ErrorClass, Long> errors) {
        assertThat(recorder.settled()).as("settled").isTrue();
        recorder.finish(nanos, 0);
        Counts counts = totals.phase(0).counts();
        assertThat(counts.completed()).isEqualTo(completed);
        assertThat(counts.errors()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, errors).errors());
    }
}
