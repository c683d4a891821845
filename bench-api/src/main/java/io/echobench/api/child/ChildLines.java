package io.echobench.api.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines that a child prints, read as they come by a thread of their own, so that a child is never blocked by a parent that does not
 * listen. Bounded: of an endless line {@value #MOST_CHARACTERS} characters are kept, of a flood of lines {@value #MOST_LINES}.
 */
final class ChildLines {

    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int MOST_LINES = 64;
    private static final int SHOWN_CHARACTERS = 160;

    /** What came of waiting for a line. */
    sealed interface Read {}

    /** A line, without its end. */
    record Line(String text) implements Read {}

    /** The child's output has ended. */
    record End() implements Read {}

    /** Neither, in the given time. */
    record Nothing() implements Read {}

    private final BlockingQueue<Read> read = new LinkedBlockingQueue<>();

    private ChildLines() {}

    static ChildLines of(Process process) {
        ChildLines lines = new ChildLines();
        Thread.ofPlatform().daemon().name("child-" + process.pid()).start(() -> lines.readAll(process));
        return lines;
    }

    /** The next line, once it is there. After the end there is nothing more. */
    Read next(Duration within) throws InterruptedException {
        Read next = read.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        if (next instanceof End) {
            read.add(next); // whoever asks again is told again
        }
        return next == null ? new Nothing() : next;
    }

    private void readAll(Process process) {
        StringBuilder line = new StringBuilder();
        try (BufferedReader stdout = process.inputReader()) {
            for (int c = stdout.read(); c >= 0; c = stdout.read()) {
                if (c == '\n') {
                    keep(line);
                } else if (c != '\r' && line.length() < MOST_CHARACTERS) {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            // the pipe broke: the same as its end
        }
        if (!line.isEmpty()) {
            keep(line);
        }
        read.add(new End());
    }

    private void keep(StringBuilder line) {
        if (read.size() < MOST_LINES) {
            read.add(new Line(line.toString()));
        }
        line.setLength(0);
    }

    /** A line as a sentence may hold it: short, and without what would move a cursor. */
    static String shown(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= SHOWN_CHARACTERS ? plain : plain.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
