package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandLineInterfaceTest {

    @Test
    void listNamesEveryBackendWithItsTier() {
        CapturedCommand list = CapturedCommand.execute(List.of("list"));

        assertThat(list.status()).isZero();
        assertThat(list.printed().lines())
                .anyMatch(line -> line.matches("netty +raw .*"))
                .anyMatch(line -> line.matches("undertow +message .*"));
    }

    @Test
    void listSaysWhatARunWouldSkipAndHowToGetIt() {
        CapturedCommand list = CapturedCommand.execute(List.of("list"));

        assertThat(list.status()).isZero();
        assertThat(list.printed()).containsPattern("node-lws .*\\n +skipped: .+; .+\\n");
    }

    @Test
    void setupOfABackendThatNeedsNothingSaysSo() {
        CapturedCommand setup = CapturedCommand.execute(List.of("setup", "netty"));

        assertThat(setup.status()).isZero();
        assertThat(setup.printed().strip()).isEqualTo("netty: needs nothing that setup installs");
    }

    @Test
    void checkOfABackendThatIsNotSetUpIsSkippedAndFailsBecauseItWasNamed() {
        CapturedCommand check = CapturedCommand.execute(List.of("check", "node-lws"));

        assertThat(check.status()).isEqualTo(CommandLineInterface.FAILED);
        assertThat(check.printed()).startsWith("node-lws: skipped: ");
    }

    @Test
    void aRunOfABackendThatIsNotSetUpKeepsItsRowAndFailsBecauseItWasNamed(@TempDir Path results) {
        CapturedCommand run = CapturedCommand.run(
                results, "--client", "nio", "--script", "quick", "--rounds", "1", "--backends", "node-lws");

        assertThat(run.status()).isEqualTo(CommandLineInterface.FAILED);
        assertThat(run.printed()).containsPattern("node-lws.*skipped: ");
    }
}
