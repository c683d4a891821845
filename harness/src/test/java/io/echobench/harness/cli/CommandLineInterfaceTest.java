package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CommandLineInterfaceTest {

    private final PrintStream stderr = System.err;
    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path results;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(stderr);
        System.setOut(stdout);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rnu | no command \"rnu\"; did you mean \"run\"?",
                "--ruonds 3 | no option \"--ruonds\"; did you mean \"--rounds\"?",
                "run --backends helidn | no backend \"helidn\"; did you mean \"helidon\"?",
                "check helidn | no backend \"helidn\"; did you mean \"helidon\"?",
                "setup node-sw | no backend \"node-sw\"; did you mean \"node-ws\"?",
                "serve helidn | no backend \"helidn\"; did you mean \"helidon\"?",
                "run --script qiuck | did you mean \"quick\"?",
                "run --rounds many | --rounds",
                "run --rounds 0 | --rounds 0 is not within 1..1000",
                "run --server-cpus 0-x | --server-cpus 0-x is no list of CPUs",
                "run --client-cpus 4000 | --client-cpus names CPU 4000",
                "run --polling nap | --polling nap is neither spin nor block",
                "run --url http://127.0.0.1:1/ | is not of the form ws://host:port/path",
                "run --url ws://192.0.2.1:80/ | say so with --remote",
                "run --url ws://127.0.0.1:1/ --name Big | --name Big must be lower case",
                "run --url ws://127.0.0.1:1/ --backends netty --name netty | --name netty is the id of a backend",
                "report no/such/folder | no/such/folder holds no run.json"
            })
    void wrongUsageIsOneSentenceAndStatus2AndWritesNothing(String arguments, String sentence) throws Exception {
        assertThat(execute(arguments)).isEqualTo(2);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("echobench: ")
                .contains(sentence)
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
        try (var left = Files.list(results)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void listNamesEveryBackendWithItsTier() {
        assertThat(CommandLineInterface.execute(new String[] {"list"})).isZero();

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.matches("netty +raw .*"))
                .anyMatch(line -> line.matches("undertow +message .*"));
    }

    @Test
    void listSaysWhatARunWouldSkipAndHowToGetIt() {
        assertThat(CommandLineInterface.execute(new String[] {"list"})).isZero();

        assertThat(printed.toString(StandardCharsets.UTF_8)).containsPattern("node-lws .*\\n +skipped: .+; .+\\n");
    }

    @Test
    void setupOfABackendThatNeedsNothingSaysSo() {
        assertThat(CommandLineInterface.execute(new String[] {"setup", "netty"}))
                .isZero();

        assertThat(printed.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("netty: needs nothing that setup installs");
    }

    @Test
    void checkOfABackendThatIsNotSetUpIsSkippedAndFailsBecauseItWasNamed() {
        assertThat(CommandLineInterface.execute(new String[] {"check", "node-lws"}))
                .isEqualTo(1);

        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("node-lws: skipped: ");
    }

    @Test
    void aRunOfABackendThatIsNotSetUpKeepsItsRowAndFailsBecauseItWasNamed() {
        assertThat(execute("run --script quick --rounds 1 --backends node-lws")).isEqualTo(1);

        assertThat(printed.toString(StandardCharsets.UTF_8)).containsPattern("node-lws.*skipped: ");
    }

    private int execute(String arguments) {
        String written = arguments.startsWith("run") ? arguments + " --out " + results : arguments;
        return CommandLineInterface.execute(written.split(" ", -1));
    }
}
