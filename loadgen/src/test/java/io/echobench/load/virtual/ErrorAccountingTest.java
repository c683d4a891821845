package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.ErrorClass;
import io.echobench.load.Flow;
import io.echobench.load.Interval;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each defect of a server is counted under its own class, exactly, among 100,000 messages or more, and nothing is lost on the way. */
class ErrorAccountingTest {

    private static final long MESSAGES = 100_000;
    private static final long SESSION_MESSAGES = 20_000;

    @ParameterizedTest
    @CsvSource({
        "DROP, TIMEOUT, 40, 39960",
        "TWICE, UNEXPECTED, 40, 40000",
        "CORRUPT, MISMATCH, 40, 39960",
        "CORRUPT_FIRST, MISMATCH, 40, 39960",
        "AFTER_NEXT, MISMATCH, 80, 39920"
    })
    void everyThousandthDefectIsCountedUnderItsOwnClass(Answer defect, ErrorClass error, long errors, long completed) {
        for (long seed = 1; seed <= 3; seed++) {
            VirtualRun run = run(seed, 8, Arrivals.UNIFORM, defect.oneOf(1000));
            assertThat(run.counts().intended()).isEqualTo(40_000);
            assertThat(run.counts().sent()).isEqualTo(40_000);
            assertThat(run.counts().completed()).isEqualTo(completed);
            assertThat(run.errors(error)).isEqualTo(errors);
            assertThat(run.counts().allErrors()).isEqualTo(errors);
            assertThat(run.histogram(Interval.RESPONSE).getTotalCount()).isEqualTo(completed);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"ECHO", "FRAGMENTED", "BYTE_BY_BYTE"})
    void anEchoMayComeInAnyPiecesAndIsStillComplete(Answer answer) {
        VirtualRun run = VirtualRun.of(
                Plans.of(1, Plans.openLoop(4, 5000, Arrivals.POISSON)),
                ServerModel.ideal(100 * MICRO).answering((index, arrivalNanos) -> answer));
        assertThat(run.counts().completed()).isEqualTo(run.counts().intended()).isGreaterThan(19_000);
        assertThat(run.counts().allErrors()).isZero();
    }

    @Test
    void defectsOfAllKindsInOneRunAreToldApart() {
        VirtualRun run = run(4, 20, Arrivals.UNIFORM, (index, at) -> switch ((int) (index % 1000)) {
            case 100, 900 -> Answer.DROP;
            case 300 -> Answer.TWICE;
            case 500 -> Answer.CORRUPT;
            case 700 -> Answer.AFTER_NEXT;
            default -> Answer.ECHO;
        });
        assertThat(run.errors(ErrorClass.TIMEOUT)).isEqualTo(200);
        assertThat(run.errors(ErrorClass.UNEXPECTED)).isEqualTo(100);
        assertThat(run.errors(ErrorClass.MISMATCH)).isEqualTo(100 + 200);
        assertThat(run.counts().completed()).isEqualTo(MESSAGES - 500);
        assertThat(run.counts().allErrors()).isEqualTo(600);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLostEchoDoesNotSpoilTheCountWhenAStallFillsTheQueueLater(long seed) {
        Stalls stalls = Stalls.every(2 * SECOND, 400 * MILLI, SECOND, 20 * SECOND);
        VirtualRun run = VirtualRun.of(
                Plans.of(seed, Plans.openLoop(20, 5000, Arrivals.POISSON)),
                ServerModel.ideal(100 * MICRO)
                        .serving(Service.fifo(() -> 20 * MICRO, stalls))
                        .answering((index, at) -> index == 2000 ? Answer.DROP : Answer.ECHO));
        assertThat(run.errors(ErrorClass.TIMEOUT)).isOne();
        assertThat(run.counts().allErrors()).isOne();
        assertThat(run.counts().completed()).isEqualTo(run.counts().intended() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSE, 0, 200, 0", "CLOSE, 1, 100, 0",
        "HALF_FRAME, 0, 100, 100", "HALF_FRAME, 1, 0, 100"
    })
    void aConnectionThatEndsTakesJustItsOwnSessionWithIt(Answer defect, int message, long closed, long protocol) {
        VirtualRun run = VirtualRun.of(
                Plans.of(1, twoMessages()),
                ServerModel.ideal(100 * MICRO)
                        .answering((index, at) -> index % 200 == 100 + message ? defect : Answer.ECHO));
        assertThat(run.counts().intended()).isEqualTo(SESSION_MESSAGES);
        assertThat(run.errors(ErrorClass.CLOSED)).isEqualTo(closed);
        assertThat(run.errors(ErrorClass.PROTOCOL)).isEqualTo(protocol);
        assertThat(run.counts().completed()).isEqualTo(SESSION_MESSAGES - closed - protocol);
        assertThat(run.counts().allErrors()).isEqualTo(closed + protocol);
        assertThat(run.counts().sessionsCompleted()).isEqualTo(SESSION_MESSAGES / 2 - 100);
    }

    @ParameterizedTest
    @CsvSource({"CLOSE, CLOSED", "HALF_FRAME, PROTOCOL"})
    void aSteadyConnectionThatEndsLeavesItsLaterMessagesUnsent(Answer defect, ErrorClass error) {
        VirtualRun run = run(5, 20, Arrivals.UNIFORM, defect.oneOf(1000));
        boolean[] gone = new boolean[50];
        long arrived = 0;
        long ended = 0;
        for (int i = 0; i < MESSAGES; i++) {
            if (!gone[i % gone.length] && arrived++ % 1000 == 500) {
                gone[i % gone.length] = true;
                ended++;
            }
        }
        assertThat(ended).isGreaterThan(40);
        assertThat(run.errors(error)).isEqualTo(ended);
        assertThat(run.counts().completed()).isEqualTo(arrived - ended);
        assertThat(run.errors(ErrorClass.UNSENT)).isEqualTo(MESSAGES - arrived);
        assertThat(run.counts().allErrors()).isEqualTo(ended + MESSAGES - arrived);
        assertThat(run.counts().sessionsCompleted()).isEqualTo(50 - ended);
    }

    @ParameterizedTest
    @CsvSource({"REFUSES, CONNECT", "NOT_FOUND, HANDSHAKE", "SILENT, HANDSHAKE"})
    void aSessionThatDoesNotOpenIsOneErrorAndItsMessagesAreUnsent(Door door, ErrorClass error) {
        VirtualRun run = VirtualRun.of(
                Plans.of(1, twoMessages()),
                ServerModel.ideal(100 * MICRO).receiving(index -> index % 200 == 100 ? door : Door.OPEN));
        assertThat(run.errors(error)).isEqualTo(50);
        assertThat(run.errors(ErrorClass.UNSENT)).isEqualTo(100);
        assertThat(run.counts().allErrors()).isEqualTo(150);
        assertThat(run.counts().sessions())
                .isEqualTo(SESSION_MESSAGES / 2)
                .isEqualTo(run.counts().sessionsOpened() + 50);
        assertThat(run.counts().completed())
                .isEqualTo(SESSION_MESSAGES - 100)
                .isEqualTo(run.counts().sent());
        assertThat(run.counts().intended()).isEqualTo(SESSION_MESSAGES);
    }

    private static Phase twoMessages() {
        Step hello = new Step.Send(new Payload.Text("hello"));
        Flow flow = new Flow("two", 1, List.of(hello, hello));
        return new Phase.Sessions("s", true, 20 * SECOND, 500, 500, Arrivals.UNIFORM, List.of(flow));
    }

    private static VirtualRun run(long seed, long seconds, Arrivals arrivals, Answer.Rule rule) {
        return VirtualRun.of(
                Plans.of(seed, Plans.openLoop(seconds, 5000, arrivals)),
                ServerModel.ideal(100 * MICRO).answering(rule));
    }
}
