package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RecordedPhase;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.script.Assertion;
import io.echobench.harness.script.LoadScriptReader;
import io.echobench.harness.script.ScriptException;
import io.echobench.load.Interval;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {

    private static final LoadPoint SESSIONS = new LoadPoint("sessions", 0, 0, 10, 10, 0, "uniform");
    private static final long SECOND = 1_000_000_000L;
    private static final long[] MILLIS_1_TO_100 =
            LongStream.rangeClosed(1, 100).map(millis -> millis * 1_000_000).toArray();

    /** One round: 50 sessions of which 45 were completed, 7 skipped; 100 messages answered in 1 to 100 ms, 2 never. */
    @ParameterizedTest
    @CsvSource({
        "vusers.created == 50, true",
        "vusers.completed == 45 and vusers.failed == 5, true",
        "vusers.skipped == 7, true",
        "errors.timeout == 2 and errors.closed == 0, true",
        "websocket.messages_sent == 102 and websocket.messages_received == 100, true",
        "websocket.receive_rate == 10, true",
        "echobench.response.count == 102 and echobench.response.min < 1.01, true",
        "echobench.response.median > 50.9 and echobench.response.p50 < 51.1, true",
        "echobench.response.p95 < 97.1, true",
        "echobench.response.p99 < 1000000, false",
        "echobench.response.max > 1000000, true",
        "echobench.rtt.mean < 1000000, false",
        "vusers.session_length.p95 < 1000000, false"
    })
    void judgesByTheFiguresOfTheRound(String condition, boolean holds) throws ScriptException {
        Verdict verdict =
                verdicts(ensure("{expression: \"" + condition + "\"}"), 1).getFirst();

        assertThat(verdict.holds()).as(verdict.line()).isEqualTo(holds);
        assertThat(verdict.failed()).isEqualTo(!holds);
    }

    @Test
    void saysTheFiguresOfTheFirstRoundInWhichItDoesNotHold() throws ScriptException {
        List<Verdict> verdicts = verdicts(
                ensure("{expression: vusers.skipped < 8}, {expression: vusers.skipped < 7, strict: false}"), 2);

        assertThat(verdicts)
                .extracting(Verdict::line)
                .containsExactly(
                        "ok: netty: vusers.skipped < 8",
                        "fail: netty: vusers.skipped < 7 (not strict): in round 1 vusers.skipped is 7");
        assertThat(verdicts).noneMatch(Verdict::failed);
    }

    @Test
    void saysWhatARoundHasNoValueOf() throws ScriptException {
        assertThat(verdicts(ensure("{expression: vusers.session_length.p95 < 5}"), 1))
                .extracting(Verdict::line)
                .containsExactly(
                        "fail: netty: vusers.session_length.p95 < 5: round 1 has no value of vusers.session_length.p95");
    }

    @Test
    void maxErrorRateCountsSessionsThatWereNotCompleted() throws ScriptException {
        assertThat(verdicts(assertions("maxErrorRate: 10"), 1)).allMatch(Verdict::holds);
        assertThat(verdicts(assertions("maxErrorRate: 9.9"), 1)).noneMatch(Verdict::holds);
    }

    @Test
    void aBackendWithoutARoundIsNotJudged() throws ScriptException {
        List<TrialResult> trials = List.of(SampleRun.failed(SampleRun.trial(1, 1, "netty"), "it broke"));

        assertThat(Verdicts.of(ensure("{expression: vusers.failed == 0}"), List.of("netty"), trials, Histograms.NONE))
                .isEmpty();
    }

    private static List<Assertion> ensure(String conditions) throws ScriptException {
        return assertions("conditions: [" + conditions + "]");
    }

    private static List<Assertion> assertions(String ensure) throws ScriptException {
        String script = "config: {phases: [{duration: 1, arrivalRate: 1}], ensure: {" + ensure + "}}\n"
                + "scenarios: [{engine: ws, flow: [send: x]}]";
        return LoadScriptReader.read("a.yaml", script).assertions();
    }

    private static List<Verdict> verdicts(List<Assertion> assertions, int rounds) {
        List<TrialResult> trials = LongStream.rangeClosed(1, rounds)
                .mapToObj(round -> (TrialResult)
                        SampleRun.completed(SampleRun.trial((int) round, (int) round, "netty"), figures()))
                .toList();
        Histogram histogram = new Histogram(3);
        LongStream.of(MILLIS_1_TO_100).forEach(histogram::recordValue);
        Map<String, Histogram> byTag =
                Map.of(Interval.RESPONSE.tag("load"), histogram, Interval.RTT.tag("load"), histogram);
        return Verdicts.of(assertions, List.of("netty"), trials, new Histograms(Map.of(1, byTag, 2, byTag)));
    }

    private static PhaseFigures figures() {
        PhaseFigures some = new RecordedPhase("load", SESSIONS, 0, 10 * SECOND)
                .with(Interval.RESPONSE, MILLIS_1_TO_100)
                .with(Interval.RTT, MILLIS_1_TO_100)
                .with(Map.of("timeout", 2L))
                .figures();
        return new PhaseFigures(
                some.name(),
                some.loadPoint(),
                some.intended(),
                some.sent(),
                some.completed(),
                50,
                50,
                45,
                some.errors(),
                Map.of("skipped", 7L),
                some.censored(),
                some.censoredAboveNanos(),
                some.firstDueNanos(),
                some.elapsedNanos(),
                some.latencies(),
                some.server(),
                some.client(),
                some.loop(),
                some.machine(),
                some.series(),
                some.samples(),
                List.of());
    }
}
