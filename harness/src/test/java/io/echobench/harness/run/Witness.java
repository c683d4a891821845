package io.echobench.harness.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells when the machine itself stood still, without anything of the tool under test: on each CPU a process of its own sleeps for four milliseconds
 * at a time and says so when it was woken late. It is a Python script, because a JVM in its place took 1.2 % of each CPU: a
 * trial counts that as the work of others. A virtual machine stops for tens of milliseconds whenever its host has something else to do, and no
 * counter of it tells. The process is in the real-time class (<a href="https://man7.org/linux/man-pages/man1/chrt.1.html">chrt(1)</a>): it goes before
 * server, load process and whatever else has the CPU, so that it is late only where that CPU did not run.
 */
final class Witness implements AutoCloseable {

    private static final List<String> REAL_TIME = List.of("chrt", "--fifo", "50");

    private static final String READY = "ready";

    private final List<Process> processes = new ArrayList<>();
    private final List<Stop> stops = new CopyOnWriteArrayList<>();

    private Witness() {}

    /** A CPU stood still for so long, until then on the clock of {@link System#nanoTime}. */
    private record Stop(long endedNanos, long nanos) {
        static Stop parse(String line) {
            String[] words = line.split(" ", -1);
            return new Stop(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }
    }

    /** One for every CPU of this process; it sees what comes after its return. */
    static Witness start() throws IOException {
        Witness witness = new Witness();
        Placement placement = Placement.detect();
        try {
            for (int cpu : Machine.allowedCpus()) {
                witness.watch(placement, cpu);
            }
            return witness;
        } catch (IOException e) {
            witness.close();
            throw e;
        }
    }

    private void watch(Placement placement, int cpu) throws IOException {
        List<String> command = new ArrayList<>(placement.prefix(List.of(cpu)));
        command.addAll(REAL_TIME);
        command.addAll(List.of("python3", "-I", script().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!Optional.ofNullable(lines.readLine()).equals(Optional.of(READY))) {
            throw new IOException("the witness on CPU " + cpu + " did not start");
        }
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(line -> stops.add(Stop.parse(line))));
    }

    /** How often a CPU stood still between two times of {@link System#nanoTime}. */
    long stops(long fromNanos, long toNanos) {
        return stops(fromNanos, toNanos, Duration.ZERO);
    }

    /** The same, of those stops that took longer. */
    long stops(long fromNanos, long toNanos, Duration longerThan) {
        return stops.stream()
                .filter(stop -> stop.nanos > longerThan.toNanos())
                .filter(stop -> stop.endedNanos - fromNanos >= 0 && stop.endedNanos - toNanos <= 0)
                .count();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }

    private static Path script() {
        try {
            return Path.of(Objects.requireNonNull(Witness.class.getResource("witness.py"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
