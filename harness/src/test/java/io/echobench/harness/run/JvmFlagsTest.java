package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.catalog.ModuleClassPath;
import io.echobench.load.LoadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {

    /** One a second for most of an hour. */
    private static final int EVENTS = 3_000;

    @Test
    void aLoadProcessSaysNothingOnItsStdoutByItself() throws Exception {
        assertThat(said(Output.STDOUT, List.of("-version"))).isEmpty();
    }

    /** As it does where the kernel gives no large pages. */
    @Test
    void whatTheJvmHasToSayOfItsFlagsGoesToStderr() throws Exception {
        List<String> warned = List.of("-XX:NewSize=2g", "-XX:MaxNewSize=2g", "-version");
        assertThat(said(Output.STDOUT, warned)).isEmpty();
        assertThat(said(Output.STDERR, warned)).containsIgnoringCase("warning");
    }

    @Test
    void whatWritesEventsIsNotTakenToTheOptimizingCompiler() throws Exception {
        String compiled = said(
                Output.STDERR,
                List.of(
                        "-Xbatch", // a method waits for its compilation, so that all of them are seen
                        "-XX:+PrintCompilation",
                        "-cp",
                        ModuleClassPath.location(WritesEvents.class) + ":" + ModuleClassPath.location(LoadEvent.class),
                        WritesEvents.class.getName()));
        assertThat(compiled).contains("java.io.ObjectOutputStream::writeObject0");
        assertThat(compiled).doesNotContainPattern("\\s4\\s+java\\.io\\.ObjectOutputStream::writeObject0");
    }

    private enum Output {
        STDOUT,
        STDERR
    }

    private static String said(Output output, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.client(1, Runtime.version().feature()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Process process = (output == Output.STDOUT
                        ? builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                        : builder.redirectOutput(ProcessBuilder.Redirect.DISCARD))
                .start();
        InputStream says = output == Output.STDOUT ? process.getInputStream() : process.getErrorStream();
        String said = new String(says.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return said;
    }

    /** Writes events to nowhere. */
    static final class WritesEvents {

        private WritesEvents() {}

        /** Takes no arguments. */
        public static void main(String[] args) throws IOException {
            try (ObjectOutputStream events = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                for (int i = 0; i < EVENTS; i++) {
                    events.writeObject(new LoadEvent.Progress(0, i, i, i, i, 0, 64, 20_000, 50_000));
                    events.reset();
                }
            }
        }
    }
}
