package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.yardstick.Child;
import io.echobench.benchmarks.yardstick.EchoProcess;
import io.echobench.benchmarks.yardstick.Words;
import io.echobench.harness.run.Placement;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The C client of this module.
 *
 * @param wire what it reads and writes through
 * @param plain whether a session's messages go out one by one and it closes without waiting, as the original comparison's client does
 */
public record CClient(
        Path program,
        Placement placement,
        List<Integer> cpus,
        Timing timing,
        Polling polling,
        CWire wire,
        boolean plain,
        Path stderr)
        implements Side {

    /** Before a script. */
    private static final int WARM_UP_PER_SECOND = 200;

    @Override
    public String name() {
        return wire.clientName();
    }

    @Override
    public Window measure(Shape shape, EchoProcess server) throws BenchmarkException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words(shape, server.port()));
        long seconds = timing.limitSeconds();
        try (Child client = Child.start(name(), command, placement, cpus, stderr)) {
            client.line("begin", seconds);
            CpuReading begin = CpuReading.take(client.handle(), server);
            client.goOn();
            Words end = Words.of(client.line("end", seconds));
            CpuReading after = CpuReading.take(client.handle(), server);
            client.goOn();
            return new Window(
                    end.whole("messages"),
                    end.whole("elapsed"),
                    after.clientNanosSince(begin),
                    after.serverNanosSince(begin),
                    end.whole("p50"),
                    end.whole("p99"));
        }
    }

    /** Mode and options for a shape. */
    List<String> words(Shape shape, int port) {
        List<String> words = new ArrayList<>();
        switch (shape.load()) {
            case Shape.Load.Closed closed -> {
                words.addAll(
                        List.of(wire.closedLoop(), "connections=" + closed.connections(), "bytes=" + closed.bytes()));
                words.add("window=" + seconds(timing.windowNanos()));
            }
            case Shape.Load.Open open -> {
                words.addAll(List.of("open", "connections=" + open.connections(), "bytes=" + open.bytes()));
                words.addAll(List.of("rate=" + open.perSecond(), "window=" + seconds(timing.windowNanos())));
            }
            case Shape.Load.Sessions sessions -> {
                double rate = sessions.perSecond();
                words.addAll(List.of("sessions", "rate=" + rate, "plain=" + (plain ? 1 : 0)));
                words.add("phases=" + timing.windowNanos() + ":" + rate + ":" + rate);
            }
            case Shape.Load.Script script -> {
                words.addAll(List.of("sessions", "rate=" + WARM_UP_PER_SECOND, "plain=" + (plain ? 1 : 0)));
                words.add("phases="
                        + script.phases().stream()
                                .dropWhile(phase -> !phase.measured())
                                .map(CClient::stage)
                                .collect(Collectors.joining(",")));
            }
        }
        words.add("spin=" + (polling == Polling.SPIN ? 1 : 0));
        words.add("warm=" + seconds(timing.settleNanos()));
        words.add("limit=" + timing.limitSeconds());
        words.add("port=" + port);
        return words;
    }

    /** {@code NANOS:FROM:TO}, in sessions a second. */
    private static String stage(Phase phase) {
        return switch (phase) {
            case Phase.Sessions sessions ->
                sessions.nanos() + ":" + sessions.fromPerSecond() + ":" + sessions.toPerSecond();
            case Phase.Pause pause -> pause.nanos() + ":0:0";
            case Phase.OpenLoop open -> throw new IllegalArgumentException("sessions alone have stages");
            case Phase.ClosedLoop closed -> throw new IllegalArgumentException("sessions alone have stages");
        };
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }
}
