package io.echobench.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stops a process for a time and says how long that was, to some microseconds: a shell that is there already sends both signals with its own
 * {@code kill} and reads the clock around each. A thread of ours would be late on a machine whose CPUs are taken.
 */
final class SignalClock {

    private static final String STOP_AND_CONTINUE = """
            read -r
            read -r -t "$2" <> <(:)
            a=$EPOCHREALTIME; kill -STOP "$1"; b=$EPOCHREALTIME
            read -r -t "$3" <> <(:)
            c=$EPOCHREALTIME; kill -CONT "$1"; d=$EPOCHREALTIME
            echo "${a/./} ${b/./} ${c/./} ${d/./}"
            """;

    private final Process shell;

    private SignalClock(Process shell) {
        this.shell = shell;
    }

    /**
     * The process will be stopped {@code after} {@link #begin} for so long.
     *
     * @param placement raises the shell like the processes of a trial, so that it is in time
     */
    static SignalClock of(ProcessHandle process, Duration after, Duration length, Placement placement)
            throws IOException {
        List<String> command = new ArrayList<>(placement.prefix(List.of()));
        command.addAll(List.of(
                "bash",
                "-c",
                STOP_AND_CONTINUE,
                "signals",
                String.valueOf(process.pid()),
                String.valueOf(after.toMillis() / 1e3),
                String.valueOf(length.toMillis() / 1e3)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C"); // a point in its times
        SignalClock clock = new SignalClock(builder.start());
        placement.raise(clock.shell.toHandle());
        return clock;
    }

    /** From now on. */
    void begin() {
        try {
            shell.getOutputStream().write('\n');
            shell.getOutputStream().flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** How long it was stopped: between the two signals, each taken at the middle of its call. */
    double stoppedMillis() throws IOException, InterruptedException {
        if (!shell.waitFor(60, TimeUnit.SECONDS) || shell.exitValue() != 0) {
            shell.destroyForcibly();
            throw new IOException("the shell did not stop the process");
        }
        String[] micros = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        double stopped = (Long.parseLong(micros[0]) + Long.parseLong(micros[1])) / 2.0;
        double went = (Long.parseLong(micros[2]) + Long.parseLong(micros[3])) / 2.0;
        return (went - stopped) / 1e3;
    }
}
