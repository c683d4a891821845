package io.echobench.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.UsageException;
import io.echobench.harness.plan.Preflight.Limits;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScriptReader;
import io.echobench.harness.script.LoadScripts;
import io.echobench.harness.script.ScriptException;
import io.echobench.load.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

    /** 19,744 connections, and 25,408 ports of an address. */
    private static final Limits USUAL = new Limits(20_000, 28_232);

    private static final Limits NONE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"quick", "standard", "strict", "seed"})
    void shippedScriptsFitIntoUsualLimitsWithTheSystemsChoiceOfAddress(String name) throws Exception {
        LoadScript script = LoadScripts.open(name);
        Preflight.checkFiles(script, USUAL);
        Preflight.checkPorts(script, USUAL, false);
        Preflight.checkLength(script, 40);
        assertThat(Preflight.loopbackSources(script.phases(), USUAL)).isEmpty();
    }

    @Test
    void steadyConnectionsAreHeldAtOnceAndKeptForAPhaseThatWantsAsMany() throws Exception {
        LoadScript script = steady("connections: 15000", "connections: 15000", "connections: 10000");
        assertThat(Demand.of(script.phases()).peak(0, 0)).isEqualTo(new Demand.Peak(15_000, "phase 2"));
        assertThat(Demand.of(script.phases()).peak(0, 60_000_000_000L).connections())
                .as("ports: 15,000 that were closed, and 10,000")
                .isEqualTo(25_000);
        Preflight.checkFiles(script, USUAL);
    }

    @Test
    void connectionsToTwoServersAreHeldAtOnce() throws Exception {
        List<Phase> phases = LoadScripts.open("standard").phases();

        assertThat(Demand.of(phases).peak(0, 0).connections()).isEqualTo(64 + 64);
        assertThat(Demand.of(phases).peak(0, 60_000_000_000L).connections())
                .as("ports: those of each server are opened for each pass of the warm-up, and once for the rest")
                .isEqualTo(4 * (64 + 64));
    }

    @Test
    void moreSteadyConnectionsThanAProcessMayOpenAreRefusedWithWhatFits() throws Exception {
        LoadScript script = steady("connections: 19745");
        assertThatThrownBy(() -> Preflight.checkFiles(script, USUAL))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "phase \"phase 1\" of load holds up to 19,745 connections at once (a session lasts up to 5 s"
                                + " when a server stalls), but a process may open 20,000 files here, so at most 19,744 fit: lower"
                                + " its rate or connections to 99 %, or raise the hard limit of open files (ulimit -Hn).");
        assertThatCode(() -> Preflight.checkFiles(steady("connections: 19744"), USUAL))
                .doesNotThrowAnyException();
        assertThatCode(() -> Preflight.checkFiles(script, NONE)).doesNotThrowAnyException();
    }

    @Test
    void sessionsAreHeldForTheirThinksAndForAStall() throws Exception {
        LoadScript script = sessions("{ duration: 100, arrivalRate: 100 }", "{ think: 2 }, { send: hi }, { think: 1 }");
        assertThat(Demand.of(script.phases()).peak(5_000_000_000L, 0)).isEqualTo(new Demand.Peak(800, "phase 1"));
    }

    @Test
    void aShortPhaseHoldsNoMoreSessionsThanArrive() throws Exception {
        LoadScript script = sessions("{ duration: 2, arrivalRate: 100 }", "{ send: hi }");
        assertThat(Demand.of(script.phases()).peak(5_000_000_000L, 0).connections())
                .isEqualTo(200);
    }

    @Test
    void aRampIsWorstAtItsFasterEndAndSessionsOutliveAPause() throws Exception {
        LoadScript up = sessions("{ duration: 100, arrivalRate: 0, rampTo: 100 }", "{ send: hi }");
        LoadScript down = sessions("{ duration: 100, arrivalRate: 100, rampTo: 0 }", "{ send: hi }");
        assertThat(Demand.of(up.phases()).peak(10_000_000_000L, 0).connections())
                .isBetween(940L, 950L);
        assertThat(Demand.of(down.phases()).peak(10_000_000_000L, 0).connections())
                .isBetween(940L, 950L);
        LoadScript crowds = sessions(
                "{ duration: 1, arrivalCount: 300 }, { pause: 1 }, { duration: 1, arrivalCount: 200 }", "{ send: hi }");
        assertThat(Demand.of(crowds.phases()).peak(5_000_000_000L, 0)).isEqualTo(new Demand.Peak(500, "phase 3"));
    }

    @Test
    void sessionsThatUseUpThePortsOfAnAddressAreSpreadOverAsFewAsAreNeeded() throws Exception {
        LoadScript script = sessions("{ duration: 60, arrivalRate: 1000 }", "{ send: hi }");
        assertThat(Preflight.loopbackSources(script.phases(), USUAL))
                .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
        Preflight.checkPorts(script, USUAL, true);
        assertThatThrownBy(() -> Preflight.checkPorts(script, USUAL, false))
                .isInstanceOf(UsageException.class)
                .hasMessage("phase \"phase 1\" of load needs 60,000 ports (a port stays taken for 60 s after its"
                        + " connection), but 1 local address with 28,232 ports (net.ipv4.ip_local_port_range) give 25,408:"
                        + " lower its rate or connections to 42 %, or widen the range.");
    }

    @Test
    void moreThanAllLoopbackAddressesHaveIsRefused() throws Exception {
        LoadScript script = sessions("{ duration: 60, arrivalRate: 100000 }", "{ send: hi }");
        assertThatThrownBy(() -> Preflight.checkPorts(script, USUAL, true))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("needs 6,000,000 ports")
                .hasMessageContaining("64 local addresses with 28,232 ports")
                .hasMessageContaining("give 1,626,112: lower its rate or connections to 27 %");
        assertThat(Preflight.loopbackSources(script.phases(), USUAL))
                .hasSize(64)
                .doesNotHaveDuplicates();
    }

    @Test
    void theLargestMessageCountsWhereverItStands() throws Exception {
        LoadScript script =
                sessions("{ duration: 1, arrivalRate: 1 }", "{ send: hi }, { loop: [ { send: h\u00e4 } ], count: 2 }");
        Preflight.checkMessages(script, 3);
        assertThatThrownBy(() -> Preflight.checkMessages(script, 2))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("load sends messages of up to 3 bytes");
    }

    @Test
    void aRunMayLastTwoWeeks() throws Exception {
        LoadScript script = steady("connections: 1, rate: 1");
        double seconds = 10.0;
        int fit = (int) (14 * 86_400 / seconds);
        assertThatCode(() -> Preflight.checkLength(script, fit)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Preflight.checkLength(script, fit + 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a run may last 14 days, so at most 120,960 trials fit");
    }

    @Test
    @Timeout(30)
    void aScriptOfManyPhasesIsJudgedSoon() throws Exception {
        String phases = "{ duration: 0.001, arrivalRate: 10, rampTo: 20 }, { pause: 0.001 }, ".repeat(7_000);
        LoadScript script = sessions(phases + "{ pause: 1 }", "{ send: hi }");
        assertThat(Demand.of(script.phases())
                        .peak(5_000_000_000L, 60_000_000_000L)
                        .connections())
                .isBetween(90L, 110L);
    }

    private static LoadScript steady(String... phases) throws ScriptException {
        StringBuilder text = new StringBuilder("config:\n  x-echobench:\n    warmUp: false\n    phases:\n");
        for (String phase : phases) {
            String rate = phase.contains("rate") ? "" : ", rate: 10";
            text.append("      - { mode: open, duration: 10, ")
                    .append(phase)
                    .append(rate)
                    .append(" }\n");
        }
        return LoadScriptReader.read("load.yaml", text.toString());
    }

    private static LoadScript sessions(String phases, String flow) throws ScriptException {
        return LoadScriptReader.read(
                "load.yaml",
                "config:\n  phases: [" + phases
                        + "]\n  x-echobench: { warmUp: false }\nscenarios:\n  - { engine: ws, flow: [" + flow
                        + "] }\n");
    }

    /** A list that nobody may change. */
    @Test
    void sourcesAreAValue() throws Exception {
        List<String> sources =
                Preflight.loopbackSources(steady("connections: 30000").phases(), USUAL);
        assertThat(sources).isUnmodifiable();
    }
}
