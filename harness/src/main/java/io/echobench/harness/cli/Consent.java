package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Asks before a server outside this machine is loaded.
 *
 * @param terminal whether somebody can answer
 */
record Consent(boolean terminal, Reader answers, PrintStream questions) {

    /** On stdin and stderr; a pipe or a file answers nothing. */
    static Consent onTerminal() {
        return new Consent(isTerminal(), new InputStreamReader(System.in, Charset.defaultCharset()), System.err);
    }

    /** Returns when the answer is yes. */
    void expect(String what) throws UsageException {
        if (!terminal) {
            throw new UsageException(what + " and there is no terminal to ask on; if that is meant, add --yes.");
        }
        questions.print(what + ". Is that server yours, and is that meant? [y/N] ");
        questions.flush();
        if (!answer().matches("y|yes")) {
            throw new UsageException("nothing was sent: the answer was not yes.");
        }
    }

    private String answer() {
        try {
            String line = new BufferedReader(answers).readLine();
            return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
