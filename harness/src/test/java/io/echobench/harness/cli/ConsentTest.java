package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {

    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();

    @TempDir
    private Path results;

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "yes\n", " Y \n", "YES"})
    void yesIsConsent(String answer) {
        assertThatCode(() -> consent(answer).expect("example.org (192.0.2.1), port 80, gets 5 messages"))
                .doesNotThrowAnyException();
        assertThat(asked.toString(StandardCharsets.UTF_8))
                .isEqualTo("example.org (192.0.2.1), port 80, gets 5 messages. Is that server yours, and is that meant?"
                        + " [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "no\n", "yep\n", "  \ny\n"})
    void anythingElseIsNone(String answer) {
        assertThatThrownBy(() -> consent(answer).expect("it"))
                .isInstanceOf(UsageException.class)
                .hasMessage("nothing was sent: the answer was not yes.");
    }

    @Test
    void whereNobodyCanAnswerNothingIsSent() {
        Consent unattended = new Consent(false, new StringReader("y\n"), new PrintStream(asked));
        assertThatThrownBy(() -> unattended.expect("it gets load"))
                .isInstanceOf(UsageException.class)
                .hasMessage("it gets load and there is no terminal to ask on; if that is meant, add --yes.");
        assertThat(asked.size()).isZero();
    }

    /** Also on a developer's terminal: the tests' stdin is a pipe. */
    @Test
    void aRunAgainstAnotherMachineNamesItWithItsAddressAndTheLoad() throws IOException {
        CapturedCommand.run(results, "--url", "ws://192.0.2.1:9001/", "--remote")
                .isRefusedWith(
                        "192.0.2.1 (192.0.2.1), port 9001, gets 332,500 messages in 26.03 s, and besides as many as it answers for 4.5 s, 2 times,",
                        results);
    }

    private Consent consent(String answers) {
        return new Consent(true, new StringReader(answers), new PrintStream(asked));
    }
}
