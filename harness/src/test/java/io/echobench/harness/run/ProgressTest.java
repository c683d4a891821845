package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void takesAnOpenLineBackBeforeSomethingElseIsWritten() {
        Progress progress = new Progress(out, true);
        progress.show("netty | boot");

        progress.clearLine();

        assertThat(written.toString(StandardCharsets.UTF_8)).endsWith("netty | boot\r\u001b[K");
    }

    @Test
    void hasNothingToTakeBackWhereNoLineIsOpen() {
        new Progress(out, true).clearLine();

        assertThat(written.size()).isZero();
    }
}
