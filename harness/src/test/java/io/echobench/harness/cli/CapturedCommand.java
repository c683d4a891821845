package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line that was executed in this process, and all that is known of what it did. */
record CapturedCommand(int status, String said, String printed, long processesLeft) {

    static CapturedCommand execute(List<String> arguments) {
        PrintStream stderr = System.err;
        PrintStream stdout = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        long before = ProcessHandle.current().children().count();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            int status = CommandLineInterface.execute(arguments.toArray(String[]::new));
            return new CapturedCommand(
                    status,
                    said.toString(StandardCharsets.UTF_8),
                    printed.toString(StandardCharsets.UTF_8),
                    ProcessHandle.current().children().count() - before);
        } finally {
            System.setErr(stderr);
            System.setOut(stdout);
        }
    }

    /** {@code run} into a folder. */
    static CapturedCommand run(Path results, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--out", results.toString()));
        arguments.addAll(List.of(options));
        return execute(arguments);
    }

    /** Exit status 2, one sentence, nothing started; and nothing written into {@code folder}, which was empty. */
    void isRefusedWith(String part, Path folder) throws IOException {
        assertThat(said)
                .startsWith("echobench: ")
                .contains(part)
                .doesNotContain("Exception")
                .satisfies(text -> assertThat(text.lines()).hasSize(1))
                .hasSizeLessThan(800);
        assertThat(status).as(said).isEqualTo(CommandLineInterface.USAGE);
        assertThat(printed).isEmpty();
        assertThat(processesLeft).as("processes left").isZero();
        if (Files.exists(folder)) {
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }
}
