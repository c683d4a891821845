package io.echobench.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.Timeline.Run;
import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {

    private static final String SCRIPT = """
            config:
              phases:
                - {duration: 20, arrivalRate: 20}
                - {duration: 10s, arrivalCount: 80}
              processor: ./functions.js
            scenarios:
              - engine: ENGINE
            """;

    @Test
    void countsSessionsAndCallsOutThoseThatAreLostWithoutAnError() throws Exception {
        Explanation explained = Reports.explained("one-ws.json");

        assertThat(Reports.said(explained, Rule.SESSIONS))
                .isEqualTo(
                        "Sessions: 6,800 intended by the script, 5,162 created (75.9 %), 5,136 completed, 26 lost; 0 errors.");
        assertThat(Reports.said(explained, Rule.LOST_WITHOUT_ERROR))
                .startsWith("26 sessions that were created")
                .contains("the report counts 0 errors");
    }

    @Test
    void errorsThatAreAsManyAsLostSessionsExplainThem() throws Exception {
        Explanation explained = Reports.explained("one-http.html");

        assertThat(Reports.said(explained, Rule.SESSIONS)).contains("2 lost; 2 errors");
        assertThat(Reports.said(explained, Rule.LOST_WITHOUT_ERROR)).isEmpty();
        assertThat(Reports.said(explained, Rule.ERRORS)).isEqualTo("Errors: 2 ECONNRESET.");
    }

    @Test
    void errorsOfVersion2DoNotHideSessionsThatNeitherCompletedNorFailed() throws Exception {
        assertThat(Reports.said(Reports.explained("two-ws.json"), Rule.LOST_WITHOUT_ERROR))
                .startsWith("2 sessions that were created (0.5 %) never completed, and did not fail either");
    }

    @Test
    void withoutAPlanItSaysThatWhatWasIntendedIsUnknown() throws Exception {
        Explanation explained = Reports.explained("two-ws.json");

        assertThat(Reports.said(explained, Rule.INTENDED_UNKNOWN)).contains("--script FILE");
        assertThat(Reports.said(explained, Rule.SESSIONS)).doesNotContain("intended");
        assertThat(explained.timeline().behind()).isEmpty();
    }

    @Test
    void aScriptSaysWhatWasIntended() throws Exception {
        Explanation explained = Reports.explained("two-ws.json", script("ws"));

        assertThat(Reports.said(explained, Rule.SESSIONS)).contains("480 intended by the script, 400 created (83.3 %)");
        assertThat(Reports.said(explained, Rule.BEHIND_SCHEDULE))
                .contains("in 1 of the 3 windows", "at 16-36 s (0 of 160");
        assertThat(Reports.said(explained, Rule.WITHOUT_DATA)).contains("16-36 s (about 160 due)");
    }

    @Test
    void findsWhereTheGeneratorFellBehindAndStoodStill() throws Exception {
        Explanation explained = Reports.explained("one-ws.json");
        Run plateau = explained.timeline().plateau().orElseThrow();

        assertThat(Reports.said(explained, Rule.BEHIND_SCHEDULE))
                .contains("in 3 of the 8 windows", "first at 60-70 s (1,012 of", "worst at 80-90 s (1,008 of");
        assertThat(plateau.first().number()).isEqualTo(7);
        assertThat(plateau.last().number()).isEqualTo(9);
        assertThat(Reports.said(explained, Rule.PLATEAU)).contains("101-102 a second", "125 rising to 184");
    }

    @Test
    void findsWhereSessionsSaturated() throws Exception {
        Explanation explained = Reports.explained("one-ws.json");

        assertThat(explained.timeline().saturatedFrom().orElseThrow().number()).isEqualTo(7);
        assertThat(Reports.said(explained, Rule.SATURATED))
                .contains("from 60 s on", "40 ms there and 181 ms in the end");
        assertThat(Reports.said(explained, Rule.STEADY)).isEmpty();
    }

    @Test
    void sessionsThatStayedAsTheyWereAreSaidToBeSteady() throws Exception {
        Explanation explained = Reports.explained("one-http.html");

        assertThat(Reports.said(explained, Rule.STEADY)).contains("between 4 and 4.1 ms");
        assertThat(Reports.said(explained, Rule.SATURATED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one-ws.json | the client's own send call",
                "one-http.html | is a response time: the http engine takes it from a request to its response",
                "two-ws.json | There is no latency in it",
                "two-http.json | from a request to the first byte of its response"
            })
    void saysWhatTheLatencyIsByVersionAndEngine(String name, String meaning) throws Exception {
        assertThat(Reports.said(Reports.explained(name), Rule.LATENCY_MEANING)).contains(meaning);
    }

    @Test
    void aLatencyFarBelowTheSessionIsOddOnlyWhereItIsASendCall() throws Exception {
        assertThat(Reports.said(Reports.explained("one-ws.json"), Rule.LATENCY_BELOW_SESSION))
                .contains("The shortest session took 11 ms, the smallest \"latency\" is 0.02 ms");
        assertThat(Reports.said(Reports.explained("one-http.html"), Rule.LATENCY_BELOW_SESSION))
                .isEmpty();
        assertThat(Reports.said(Reports.explained("two-http.json"), Rule.LATENCY_BELOW_SESSION))
                .isEmpty();
    }

    @Test
    void theScriptTellsSocketioFromWebSocketInVersion1() throws Exception {
        assertThat(Reports.explained("one-ws.json", script("socketio")).report().engine())
                .isEqualTo(Engine.SOCKETIO);
        assertThat(Reports.explained("one-ws.json", script("http")).report().engine())
                .as("its codes say that it is not http")
                .isEqualTo(Engine.WEBSOCKET);
    }

    @Test
    void aPlanInTheReportGoesBeforeTheScript() throws Exception {
        assertThat(Reports.explained("one-ws.json", script("ws")).intended()).hasValue(6_800);
    }

    @Test
    void sessionsAfterTheLastWindowAreNamed() throws Exception {
        assertThat(Reports.said(Reports.explained("one-ws.json"), Rule.AFTER_LAST_WINDOW))
                .contains("add up to 5,155 created sessions; the other 7 ");
    }

    @Test
    void requestsAreSaidToBeInputs() throws Exception {
        assertThat(Reports.said(Reports.explained("one-ws.json"), Rule.INPUTS))
                .contains("Requests (15,408) are exactly 3 for each completed session", "inputs that the script sets");
    }

    @Test
    void figuresThatCannotAllBeTrueAreNotExplainedAway() throws Exception {
        String report = new String(Reports.bytes("one-ws.json"), StandardCharsets.UTF_8)
                .replace("\"scenariosCompleted\": 5136", "\"scenariosCompleted\": 9999");
        Explanation explained =
                Explainer.explain(ReportReader.read("x", report.getBytes(StandardCharsets.UTF_8)), Optional.empty());

        assertThat(Reports.said(explained, Rule.CONTRADICTION))
                .contains("more sessions completed (9,999) than were created (5,162)");
    }

    private static Optional<PlannedArrivals> script(String engine) throws ScriptException {
        return Optional.of(PlannedArrivals.ofScript("s.yml", SCRIPT.replace("ENGINE", engine)));
    }
}
