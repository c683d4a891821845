package io.echobench.harness.run;

import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Says what goes on while a run goes on: one line that is written over on a terminal, plain lines elsewhere. Safe for use by
 * several threads.
 */
public final class Progress {

    /** Elsewhere than on a terminal, where each second would be a line of a log. */
    private static final int SECONDS_A_LINE = 10;

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean lineIsOpen;
    private long completedBefore;
    private int phaseBefore = -1;
    private int secondsUnsaid;
    private long endNanos;

    /** Writes to a stream; over one line where it is a terminal. */
    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** To stderr, so that stdout holds the table alone. */
    public static Progress onStderr() {
        return new Progress(System.err, isTerminal("/proc/self/fd/2"));
    }

    private static boolean isTerminal(String descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        clear();
        out.println(line);
    }

    /** A line that the next one replaces; nothing is shown of it where there is no terminal. */
    public synchronized void show(String line) {
        if (terminal) {
            out.print(CLEAR_LINE + line);
            out.flush();
            lineIsOpen = true;
        }
    }

    /** Takes back a line that the next one would replace: something else is about to be written to the terminal. */
    public synchronized void clearLine() {
        clear();
        out.flush();
    }

    private void clear() {
        if (lineIsOpen) {
            out.print(CLEAR_LINE);
            lineIsOpen = false;
        }
    }

    /** A second of a load process: {@code netty 3/12 | open 4/5 s | 5,012/s | p50 61 us p99 203 us | 0 errors | 2:31 left}. */
    void second(String label, LoadPlan plan, LoadEvent.Progress now) {
        long perSecond = phaseBefore == now.phase() ? now.completed() - completedBefore : now.completed();
        completedBefore = now.completed();
        phaseBefore = now.phase();
        if (!terminal && (++secondsUnsaid < SECONDS_A_LINE || now.p50Nanos() < 0)) {
            return; // not even the text is made: it would take CPU from what is measured
        }
        secondsUnsaid = 0;
        tell(String.format(
                Locale.ROOT,
                "%s | %s | %,d/s | p50 %s p99 %s | %,d errors | %s",
                label,
                plan.phases().get(now.phase()).name(),
                perSecond,
                duration(now.p50Nanos()),
                duration(now.p99Nanos()),
                now.errors(),
                clock(Math.max(0, endNanos - System.nanoTime())) + " left"));
    }

    /** Over the last line on a terminal; as a line of its own elsewhere. */
    private void tell(String line) {
        if (terminal) {
            show(line);
        } else {
            say(line);
        }
    }

    /** When the run is expected to end ({@link System#nanoTime}). */
    void expectEnd(long nanoTime) {
        endNanos = nanoTime;
    }

    /** {@code 412 us}, {@code 1.2 ms}, {@code -} without a value. */
    static String duration(long nanos) {
        if (nanos < 0) {
            return "-";
        }
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%d us", Math.round(nanos / 1e3));
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /** {@code 3:07}. */
    static String clock(long nanos) {
        long seconds = Math.max(0, Math.round(nanos / 1e9));
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
