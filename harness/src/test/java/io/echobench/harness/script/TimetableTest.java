package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final long CLOSING = 10_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final Payload PAYLOAD = new Payload.Generated(32, false);

    @Test
    void laysPhasesEndToEnd() {
        Timetable timetable = Timetable.of(List.of(
                new Phase.Pause("pause", 2 * SECOND),
                new Phase.OpenLoop("open", true, 3 * SECOND, 100, Arrivals.POISSON, 4, PAYLOAD),
                new Phase.ClosedLoop("closed", true, 4 * SECOND, 50, 4, 1, PAYLOAD)));

        assertThat(timetable.windows())
                .extracting(Timetable.Window::startNanos)
                .containsExactly(0L, 2 * SECOND, 5 * SECOND);
        assertThat(timetable.totalNanos()).isEqualTo(9 * SECOND);
        assertThat(timetable.messages()).isEqualTo(350);
    }

    @Test
    void lastsUntilTheLastSessionHasDoneThinking() {
        Flow slow = flow(1, new Step.Loop(3, List.of(new Step.Think(SECOND))));
        Flow quick = flow(9, new Step.Send(PAYLOAD));

        Timetable timetable = Timetable.of(List.of(sessions(10, 10, slow, quick), new Phase.Pause("pause", SECOND)));

        assertThat(timetable.totalNanos()).isEqualTo(13 * SECOND);
    }

    @Test
    void countsSessionsAsTheIntegralOfTheRate() {
        assertThat(Timetable.sessions(sessions(100, 500, flow(1)))).isEqualTo(3_000);
    }

    @Test
    void weighsTheMessagesOfFlows() {
        Flow often = flow(3, new Step.Send(PAYLOAD));
        Flow rarely = flow(1, new Step.Loop(5, List.of(new Step.Loop(2, List.of(new Step.Send(PAYLOAD))))));

        double messages = Timetable.of(List.of(sessions(10, 10, often, rarely))).messages();

        assertThat(messages).isEqualTo(100 * (0.75 * 1 + 0.25 * 10));
    }

    @Test
    void plansNothingForNoPhases() {
        assertThat(Timetable.of(List.of()).totalNanos()).isZero();
    }

    @Test
    void knowsHowLongAndHowLargeTheShippedScriptsAre() throws ScriptException {
        Timetable quick = Timetable.of(LoadScripts.open("quick").phases());
        Timetable seed = Timetable.of(LoadScripts.open("seed").phases());

        assertThat(quick.totalNanos()).isEqualTo((15 + 3 + 5 + 3) * SECOND + 3 * CLOSING);
        assertThat(quick.messages()).isEqualTo(300_000 + 7_500 + 25_000);
        assertThat(seed.totalNanos()).isEqualTo((15 + 3 + 3 + 240) * SECOND + 6 * CLOSING);
        assertThat(seed.messages()).isEqualTo(300_000 + 9_000 + 30 + 81_300);
    }

    private static Phase.Sessions sessions(double from, double to, Flow... flows) {
        return new Phase.Sessions("sessions", true, 10 * SECOND, from, to, Arrivals.UNIFORM, List.of(flows));
    }

    private static Flow flow(double weight, Step... steps) {
        return new Flow("flow", weight, List.of(steps));
    }

    /** A slice more of time than this, and nobody would run it. */
    @Test
    void aTrialOfTheScriptsThatRankTakesHalfAMinute() throws ScriptException {
        for (String name : List.of("standard", "strict")) {
            LoadScript script = LoadScripts.open(name);

            assertThat(Timetable.of(script.phases()).totalNanos()).as(name).isLessThanOrEqualTo(33 * SECOND);
            assertThat(script.ranked().orElseThrow().primaryRates()).containsExactly(20_000.0, 50_000.0, 100_000.0);
            assertThat(script.phases()).filteredOn(Phase::measured).hasSize(5 * 4 + 2);
        }
    }
}
