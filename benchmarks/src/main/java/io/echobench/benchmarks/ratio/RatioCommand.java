package io.echobench.benchmarks.ratio;

import static java.util.function.Predicate.not;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.CpuOptions;
import io.echobench.benchmarks.yardstick.Yardstick;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.Environment;
import io.echobench.harness.run.HostLock;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Stop;
import io.echobench.load.NioProvider;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ratio}: the load process against a C client, or that one against another. */
@Command(
        name = "ratio",
        mixinStandardHelpOptions = true,
        description = "The load process's CPU per message over a C client's, on the same C server, in adjacent rounds.")
public final class RatioCommand implements Callable<Integer> {

    private static final String IO_URING = "io-uring";
    private static final int FAILED = 1;
    private static final int MOST_ROUNDS = 10_000;

    @Option(names = "--shapes", paramLabel = "A,B|all", description = "What is driven (default: all).")
    String shapes = "all";

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "A load script of sessions that send \"hello\" and \"world\", instead of shapes.")
    @Nullable
    String script;

    @Option(names = "--rounds", paramLabel = "N", description = "Pairs of each shape (default: ${DEFAULT-VALUE}).")
    int rounds = 41;

    @Option(names = "--seconds", paramLabel = "S", description = "Each measured window (default: ${DEFAULT-VALUE}).")
    double seconds = 2;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Messages that warm the load process (default: 300000).")
    long warmUpMessages = 300_000;

    @Option(
            names = "--client",
            paramLabel = "nio|epoll|io-uring",
            description = "What opens the load process's sockets (default: ${DEFAULT-VALUE}).")
    String client = NioProvider.ID;

    @Option(
            names = "--c-client",
            paramLabel = "epoll|io-uring",
            description = "What the C client reads and writes through; over io-uring it drives closed loops alone"
                    + " (default: ${DEFAULT-VALUE}).")
    String cClient = "epoll";

    @Option(names = "--polling", paramLabel = "block|spin", description = "How both wait (default: ${DEFAULT-VALUE}).")
    Polling polling = Polling.BLOCK;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the order and of the plans (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Mixin
    CpuOptions cpus = new CpuOptions();

    @Option(
            names = "--against-cref",
            paramLabel = "DIR",
            description = "Compares our C client with the C clients whose sources lie there, instead.")
    @Nullable
    Path cref;

    @Option(names = "--out", paramLabel = "FILE", description = "The results as JSON (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("benchmarks/target/ratio.json");

    @Override
    public Integer call() throws UsageException, BenchmarkException, IOException, InterruptedException {
        List<Shape> selected = script == null ? Shape.select(shapes, Shape.ALL) : List.of(ScriptShape.of(script));
        check(selected);
        Optional<String> gcc = Yardstick.compiler();
        if (gcc.isEmpty()) {
            System.out.println("ratio: skipped, because gcc is not there to compile the C client; install gcc.");
            return 0;
        }
        try (HostLock alone = HostLock.take();
                Stop stop = Stop.watch()) {
            alone.ensureHeld();
            return run(selected, gcc.get(), stop);
        }
    }

    private void check(List<Shape> selected) throws UsageException {
        if (rounds < 2 || rounds > MOST_ROUNDS) {
            throw new UsageException("--rounds " + rounds + " is not within 2.." + MOST_ROUNDS + ".");
        }
        if (!(seconds >= 0.1 && seconds <= 600)) {
            throw new UsageException("--seconds " + seconds + " is not within 0.1..600.");
        }
        if (script != null && cref != null) {
            throw new UsageException("--script and --against-cref do not go together: those clients run no scripts.");
        }
        if (warmUpMessages < 1) {
            throw new UsageException("--warm-up " + warmUpMessages + " is not at least 1.");
        }
        Optional<Shape> undriven =
                selected.stream().filter(not(CWire.named(cClient)::drives)).findFirst();
        if (undriven.isPresent()) {
            throw new UsageException("--c-client " + cClient + " drives closed loops alone, and "
                    + undriven.get().id() + " is none; choose others with --shapes.");
        }
        Optional<String> obstacle =
                new Transport(client, polling).obstacle(Runtime.version().feature());
        if (obstacle.isPresent()) {
            throw new UsageException(obstacle.get());
        }
    }

    private int run(List<Shape> selected, String gcc, Stop stop)
            throws UsageException, BenchmarkException, IOException, InterruptedException {
        Path folder = Files.createDirectories(out.toAbsolutePath().resolveSibling("yardstick"));
        Path program = Yardstick.compile(folder);
        Rig rig = new Rig(folder, program, cpus.settings(new Transport(client, polling)), timing(selected), seed);
        Side first = cref == null ? rig.ours() : rig.cClient(CWire.named(cClient), true);
        Side second = cref == null ? rig.cClient(CWire.named(cClient), false) : rig.cref(cref);
        Function<Shape, Bounds> asked = cref == null ? goals() : Bounds::equal;
        RatioResults results = new RatioResults(
                record(first, second, rig.settings(), gcc), out.toAbsolutePath(), asked, System.err::println);
        Comparison comparison = new Comparison(first, second, () -> rig.server(rounds), results);
        try {
            for (Shape shape : selected) {
                comparison.run(shape, rounds, seed);
            }
        } catch (InterruptedException e) {
            if (!stop.requested()) {
                throw e;
            }
        }
        RatioRecord record = results.record();
        System.out.print(RatioTable.render(record));
        System.out.println("results: " + out);
        return record.shapes().stream().allMatch(shape -> shape.failures().isEmpty()) ? 0 : FAILED;
    }

    /** A script is a window as long as it is. */
    private Timing timing(List<Shape> selected) {
        return selected.getFirst().load() instanceof Shape.Load.Script whole
                ? Timing.of(ScriptShape.seconds(whole), warmUpMessages)
                : Timing.of(seconds, warmUpMessages);
    }

    private Function<Shape, Bounds> goals() {
        if (cClient.equals(IO_URING)) {
            return Bounds::overIoUring;
        }
        return client.equals(IO_URING) ? Bounds::ioUringGoalOf : Bounds::goalOf;
    }

    private RatioRecord record(Side first, Side second, RunSettings run, String gcc) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("rounds", String.valueOf(rounds));
        said.put("seconds", String.valueOf(seconds));
        said.put("warm-up", String.valueOf(warmUpMessages));
        said.put("client", client);
        said.put("C client", cClient);
        said.put("polling", run.record().polling());
        said.put("seed", String.valueOf(seed));
        said.put("server CPUs", run.record().serverCpus());
        said.put("client CPUs", run.record().clientCpus());
        said.put("priority", run.record().priority());
        said.put("load process", String.join(" ", run.record().clientJvmFlags()));
        said.put("compiler", gcc);
        return new RatioRecord(
                RatioRecord.SCHEMA,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                first.name(),
                second.name(),
                said,
                Environment.capture(run.jdk()),
                List.of());
    }
}
