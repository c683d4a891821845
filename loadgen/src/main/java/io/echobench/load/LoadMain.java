package io.echobench.load;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The load process. The plan comes on stdin, events go to stdout (see {@link LoadStreams}), anything that is printed goes to
 * stderr. When stdin ends, the parent is gone or wants it to stop, and it halts at once; behind its last event it ends by itself, so that what was
 * to be written at a JVM's end is written.
 *
 * <p>Exit status: 0 after {@link LoadEvent.Finished}, 1 after {@link LoadEvent.Failed} or {@link LoadEvent.Unwritten}, 2 when it was stopped.
 */
public final class LoadMain {

    /** What its JVM should be started with: else the time it stands at safepoints is not known. */
    public static final List<String> JVM_FLAGS = SafepointClock.FLAGS;

    private static final int FINISHED = 0;
    private static final int FAILED = 1;
    private static final int STOPPED = 2;

    private static volatile boolean allWasTold;

    private LoadMain() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        OutputStream stdout = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        int status;
        try {
            status = run(System.in, stdout);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The load process lost its parent: " + e.getMessage());
            status = STOPPED;
        }
        System.exit(status);
    }

    private static int run(InputStream stdin, OutputStream stdout) throws IOException {
        LoadPlan plan = LoadStreams.readPlan(stdin);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> haltAtEnd(stdin));
        LoadStreams.Writer writer = new LoadStreams.Writer(stdout);
        LoadEvent last = lastEvent(plan, writer);
        allWasTold = true; // before the parent can know it, and close stdin
        writer.write(last);
        return last instanceof LoadEvent.Finished ? FINISHED : FAILED;
    }

    private static LoadEvent lastEvent(LoadPlan plan, LoadStreams.Writer writer) {
        try {
            return new LoadRun(plan, event -> write(writer, event)).run();
        } catch (IOException e) {
            return new LoadEvent.Unwritten(
                    "the histogram logs " + plan.histogramLog() + "... cannot be written: " + e.getMessage());
        }
    }

    private static void write(LoadStreams.Writer writer, LoadEvent event) {
        try {
            writer.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void haltAtEnd(InputStream stdin) {
        try {
            while (stdin.read() >= 0) {
                // nothing more is expected
            }
        } catch (IOException e) {
            // as good as its end
        }
        if (!allWasTold) {
            Runtime.getRuntime().halt(STOPPED);
        }
    }
}
