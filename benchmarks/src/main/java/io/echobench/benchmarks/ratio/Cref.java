package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.yardstick.Child;
import io.echobench.benchmarks.yardstick.EchoProcess;
import io.echobench.benchmarks.yardstick.Words;
import io.echobench.benchmarks.yardstick.Yardstick;
import io.echobench.harness.run.Placement;
import io.echobench.load.Polling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another set of C clients ({@code client}, {@code openloop}, {@code sessions}), which measure themselves and print a line. Our C client
 * is held against them, so that the yardstick is not a slow one.
 *
 * @param programs the folder with the compiled programs
 */
record Cref(Path programs, Placement placement, List<Integer> cpus, Timing timing, Polling polling, Path stderr)
        implements Side {

    private static final long SECOND = 1_000_000_000;

    /** Compiles what lies in {@code sources} as our own client is compiled. */
    static Path compile(Path sources, Path folder) throws BenchmarkException, InterruptedException {
        for (String program : List.of("client", "openloop", "sessions")) {
            Path source = sources.resolve(program + ".c");
            if (!Files.isReadable(source)) {
                throw new BenchmarkException(
                        "--against-cref " + sources + " has no " + program + ".c; name the folder with the sources.");
            }
            Yardstick.compile(List.of(source), folder.resolve("cref-" + program));
        }
        return folder;
    }

    @Override
    public String name() {
        return "cref";
    }

    @Override
    public Window measure(Shape shape, EchoProcess server) throws BenchmarkException, InterruptedException {
        try (Child client = Child.start(name(), command(shape, server), placement, cpus, stderr)) {
            String line = client.line("", timing.limitSeconds());
            return window(shape, line);
        }
    }

    private static IllegalArgumentException noScript() {
        return new IllegalArgumentException("cref runs no scripts");
    }

    private List<String> command(Shape shape, EchoProcess server) {
        long seconds = Math.max(1, Math.round(timing.windowNanos() / 1e9));
        List<String> always = List.of(
                "-p",
                "" + server.port(),
                "-w",
                "1",
                "-t",
                "" + seconds,
                "-P",
                "" + server.handle().pid());
        List<String> command = new ArrayList<>();
        switch (shape.load()) {
            case Shape.Load.Closed closed -> {
                command.addAll(List.of(programs.resolve("cref-client").toString(), "-m", "ws"));
                command.addAll(List.of("-c", "" + closed.connections(), "-b", "" + closed.bytes()));
                command.addAll(always);
            }
            case Shape.Load.Open open -> {
                command.add(programs.resolve("cref-openloop").toString());
                command.addAll(List.of("-c", "" + open.connections(), "-b", "" + open.bytes()));
                command.addAll(List.of("-r", "" + open.perSecond()));
                command.addAll(always);
                if (polling == Polling.SPIN) {
                    command.add("-S");
                }
            }
            case Shape.Load.Script script -> throw noScript();
            case Shape.Load.Sessions sessions -> {
                command.add(programs.resolve("cref-sessions").toString());
                command.addAll(List.of("" + server.port(), "" + sessions.perSecond(), "" + seconds));
                command.add("" + server.handle().pid());
            }
        }
        return command;
    }

    /** What it printed; the elapsed time is what it was asked for. */
    Window window(Shape shape, String line) throws BenchmarkException {
        long elapsed = Math.max(1, Math.round(timing.windowNanos() / 1e9)) * SECOND;
        Words words = Words.of(line.replace(" us/session=", "-us/session="));
        return switch (shape.load()) {
            case Shape.Load.Closed closed -> {
                if (words.whole("bad") + words.whole("failed") > 0) {
                    throw new BenchmarkException("cref counted errors: " + line);
                }
                Cost cost = new Cost(words.number("cli_us"), words.number("srv_us"));
                yield window(words.number("msgs/s") * elapsed / SECOND, elapsed, cost, words);
            }
            case Shape.Load.Open open -> {
                Cost cost = new Cost(words.number("cli"), words.number("srv"));
                Words rtt = Words.of(line.replaceAll(".* rtt (.*) lag .*", "$1"));
                yield window(open.perSecond() * elapsed / SECOND, elapsed, cost, rtt);
            }
            case Shape.Load.Script script -> throw noScript();
            case Shape.Load.Sessions sessions -> {
                Cost cost = new Cost(words.number("cli-us/session"), words.number("srv-us/session"));
                yield window(words.number("sessions"), elapsed, cost, Words.of("p50=0 p99=0")); // it does not time them
            }
        };
    }

    /** Microseconds for a message. */
    private record Cost(double client, double server) {}

    private static Window window(double messages, long elapsed, Cost cost, Words percentiles)
            throws BenchmarkException {
        return new Window(
                Math.round(messages),
                elapsed,
                Math.round(cost.client() * 1e3 * messages),
                Math.round(cost.server() * 1e3 * messages),
                Math.round(percentiles.number("p50") * 1e3),
                Math.round(percentiles.number("p99") * 1e3));
    }
}
