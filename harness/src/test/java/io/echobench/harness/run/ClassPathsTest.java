package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScriptReader;
import io.echobench.harness.script.ScriptException;
import io.echobench.load.LoadPlan;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.File;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathsTest {

    @Test
    void fixedSessionsNeedTheLoadGeneratorAndHdrHistogramAlone() throws ScriptException, TrialException {
        assertThat(classPath("hello").split(File.pathSeparator))
                .hasSize(2)
                .anyMatch(entry -> entry.contains("loadgen"))
                .anyMatch(entry -> entry.contains("HdrHistogram"));
    }

    @Test
    void computedSessionsNeedWhatComputesThem() throws ScriptException, TrialException {
        assertThat(classPath("{{ $uuid }}").split(File.pathSeparator))
                .anyMatch(entry -> entry.contains("loadgen"))
                .anyMatch(entry -> entry.contains("HdrHistogram"))
                .anyMatch(entry -> entry.contains("dialogue"))
                .anyMatch(entry -> entry.contains("json-path"))
                .noneMatch(entry -> entry.contains("harness"));
    }

    @Test
    void aClientOfAnotherModuleIsThereWhereItIsAskedFor() throws ScriptException, TrialException {
        assertThat(classPath("hello", new Transport("io-uring", Polling.SPIN)).split(File.pathSeparator))
                .hasSize(3)
                .anyMatch(entry -> entry.contains("loadgen-iouring"));
    }

    @Test
    void aClientThatIsNotThereIsAReasonToFail() {
        assertThatThrownBy(() -> classPath("hello", new Transport("pigeon", Polling.SPIN)))
                .isInstanceOf(TrialException.class)
                .hasMessageContaining("pigeon");
    }

    private static String classPath(String message) throws ScriptException, TrialException {
        return classPath(message, Transport.nio(Polling.SPIN));
    }

    private static String classPath(String message, Transport transport) throws ScriptException, TrialException {
        LoadScript script = LoadScriptReader.read(
                "a.yaml",
                "config: {phases: [{duration: 1, arrivalRate: 1}]}\nscenarios: [{engine: ws, flow: [{send: '" + message
                        + "'}]}]");
        return ClassPaths.of(new LoadPlan(
                URI.create("ws://127.0.0.1:9/echo"),
                script.phases(),
                1,
                LoadPlan.Share.WHOLE,
                transport,
                LoadPlan.Limits.DEFAULT,
                List.of(),
                ""));
    }
}
