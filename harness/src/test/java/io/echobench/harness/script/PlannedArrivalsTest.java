package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedArrivalsTest {

    @Test
    void theShippedScriptOfTheOriginalIntends40650Sessions() throws ScriptException {
        PlannedArrivals planned = PlannedArrivals.ofShipped("seed");

        assertThat(planned.sessions()).isEqualTo(40_650);
        assertThat(planned.seconds()).isEqualTo(240);
        assertThat(planned.engines()).containsExactly("ws");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 50", "30, 150", "35, 150", "60, 700", "80, 2150", "1000, 2150", "-5, 0"})
    void sessionsAreDueAsTheIntegralOfTheRate(double seconds, double due) throws ScriptException {
        PlannedArrivals planned = PlannedArrivals.ofPhases("phases", """
                [{"duration": 30, "arrivalRate": 5}, {"pause": "10s"}, {"duration": "20", "arrivalRate": 5, "rampTo": 50},
                 {"duration": "0.5m", "arrivalCount": 1450}]""");

        assertThat(planned.sessionsUntil(seconds)).isCloseTo(expected(seconds, due), within(1e-6));
    }

    /** The ramp of 20 s from 5 to 50 a second brings 550; the last 30 s bring 1450. */
    private static double expected(double seconds, double due) {
        return seconds == 80 ? 700 + 1450 * 20 / 30.0 : due;
    }

    @Test
    void scriptsThatCannotBeRunHereAreReadAllTheSame() throws ScriptException {
        PlannedArrivals planned = PlannedArrivals.ofScript("s.yml", """
                config:
                  processor: ./x.js
                  phases: [{duration: 1, arrivalRate: 7, maxVusers: 3, somethingNew: 1}]
                scenarios: [{flow: [{get: {url: /}}]}, {engine: socketio}]
                """);

        assertThat(planned.sessions()).isEqualTo(7);
        assertThat(planned.engines()).containsExactlyInAnyOrder("http", "socketio");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config: {} | there are no config.phases",
                "config: {phases: 3} | phases must be a list",
                "config: {phases: [{}]} | a phase needs",
                "config: {phases: [{duration: soon}]} | duration is \"soon\"",
                "config: {phases: [{duration: 1, arrivalRate: lots}]} | arrivalRate is \"lots\""
            })
    void whatCannotBeReadIsSaidWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> PlannedArrivals.ofScript("s.yml", text))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("s.yml:1:")
                .hasMessageContaining(problem);
    }
}
