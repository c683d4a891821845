package io.echobench.benchmarks.servers;

import io.echobench.api.EchoBackend;
import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.CpuOptions;
import io.echobench.benchmarks.ratio.CClient;
import io.echobench.benchmarks.ratio.CWire;
import io.echobench.benchmarks.ratio.Shape;
import io.echobench.benchmarks.ratio.Timing;
import io.echobench.benchmarks.yardstick.CServer;
import io.echobench.benchmarks.yardstick.Yardstick;
import io.echobench.harness.UsageException;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.run.Environment;
import io.echobench.harness.run.HostLock;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Stop;
import io.echobench.harness.run.Target;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code servers}: each backend against the C server, under the same C client. */
@Command(
        name = "servers",
        mixinStandardHelpOptions = true,
        description =
                "Each backend's CPU per message over the C server's, under the same C client, and its time to the first echo.")
public final class ServersCommand implements Callable<Integer> {

    private static final int NOT_ALL = 1;
    private static final int MOST = 1_000;
    /** Of a C server, beside its rounds: boots and warm-ups of the others. */
    private static final long BOOT_SECONDS = 600;

    @Option(
            names = "--backends",
            paramLabel = "A,B|all",
            description = "Which (default: those of a default run and every transport of Netty).")
    String backends = "reference,netty-io-uring,netty-epoll,netty-nio,vertx,helidon,undertow,node-ws,python-websockets";

    @Option(
            names = "--shapes",
            paramLabel = "A,B|all",
            description = "64x32, open-5k, open-20k, open-50k (default: ${DEFAULT-VALUE}).")
    String shapes = "64x32";

    @Option(names = "--boots", paramLabel = "N", description = "Boots of each server (default: ${DEFAULT-VALUE}).")
    int boots = 5;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Windows of each server and shape in a boot; 0 for boots alone (default: ${DEFAULT-VALUE}).")
    int rounds = 6;

    @Option(names = "--seconds", paramLabel = "S", description = "Each measured window (default: ${DEFAULT-VALUE}).")
    double seconds = 1.5;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "Seconds of a closed loop before the first window of a boot (default: ${DEFAULT-VALUE}).")
    double warmUp = 8;

    @Option(
            names = "--variant",
            paramLabel = "NAME=FLAGS",
            description =
                    "JVM flags that are tried beside none, in the same rounds; {id} is the backend's id. May be repeated.")
    List<String> variants = new ArrayList<>();

    @Mixin
    CpuOptions cpus = new CpuOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "The results as JSON (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("benchmarks/target/servers.json");

    @Override
    public Integer call() throws UsageException, BenchmarkException, IOException, InterruptedException {
        List<Shape> selected = Shape.select(shapes, ServerShapes.ALL);
        check();
        RunSettings settings = cpus.settings(Transport.nio(Polling.BLOCK));
        List<List<Contender>> groups = groups(settings);
        Optional<String> gcc = Yardstick.compiler();
        if (gcc.isEmpty()) {
            System.out.println("servers: skipped, because gcc is not there to compile the C server; install gcc.");
            return 0;
        }
        try (HostLock alone = HostLock.take();
                Stop stop = Stop.watch()) {
            alone.ensureHeld();
            return run(groups, selected, settings, gcc.get(), stop);
        }
    }

    private void check() throws UsageException {
        if (boots < 1 || boots > MOST) {
            throw new UsageException("--boots " + boots + " is not within 1.." + MOST + ".");
        }
        if (rounds < 0 || rounds > MOST) {
            throw new UsageException("--rounds " + rounds + " is not within 0.." + MOST + ".");
        }
        if (!(seconds >= 0.1 && seconds <= 600)) {
            throw new UsageException("--seconds " + seconds + " is not within 0.1..600.");
        }
        if (!(warmUp >= 0.1 && warmUp <= 600)) {
            throw new UsageException("--warm-up " + warmUp + " is not within 0.1..600.");
        }
    }

    /** Of each backend the plain contender, then its variants where its server is a JVM. */
    private List<List<Contender>> groups(RunSettings settings) throws UsageException {
        List<Variant> tried = new ArrayList<>();
        for (String text : variants) {
            tried.add(Variant.parse(text));
        }
        List<List<Contender>> groups = new ArrayList<>();
        for (EchoBackend backend : Catalog.discover().select(backends)) {
            Contender plain = Contender.plain(new Target.Booted(
                    backend, settings.serverLauncher(), settings.placement(), settings.serverConfig()));
            List<Contender> group = new ArrayList<>(List.of(plain));
            if (plain.target().runsInJvm()) {
                tried.forEach(variant -> group.add(plain.with(variant)));
            }
            groups.add(List.copyOf(group));
        }
        return List.copyOf(groups);
    }

    private int run(List<List<Contender>> groups, List<Shape> selected, RunSettings settings, String gcc, Stop stop)
            throws BenchmarkException, IOException, InterruptedException {
        Path folder = Files.createDirectories(out.toAbsolutePath().resolveSibling("servers"));
        Path program = Yardstick.compile(folder);
        ServerResults results = new ServerResults(empty(settings, gcc), out.toAbsolutePath());
        Timing timing = Timing.of(seconds, 0);
        long windows = (long) rounds * selected.size() * (variants.size() + 2);
        BootLoop loop = new BootLoop(
                folder,
                () -> CServer.start(
                        program,
                        settings.placement(),
                        settings.cpus().server(),
                        BOOT_SECONDS + windows * timing.limitSeconds(),
                        folder.resolve("server.stderr.log")),
                client(program, settings, Timing.of(warmUp, 0), folder),
                client(program, settings, timing, folder),
                selected,
                rounds,
                results,
                System.err::println);
        try {
            for (int boot = 1; boot <= boots; boot++) {
                for (List<Contender> group : groups) {
                    loop.boot(group, boot);
                }
            }
        } catch (InterruptedException e) {
            if (!stop.requested()) {
                throw e;
            }
        }
        ServersRecord record = results.record();
        System.out.print(ServersTable.render(record));
        System.out.println("results: " + out);
        boolean all = record.servers().size() >= groups.size()
                && record.servers().stream()
                        .allMatch(server -> server.failures().isEmpty()
                                && server.bootMillis().size() == boots);
        return all ? 0 : NOT_ALL;
    }

    private static CClient client(Path program, RunSettings settings, Timing timing, Path folder) {
        return new CClient(
                program,
                settings.placement(),
                settings.cpus().client(),
                timing,
                Polling.BLOCK,
                CWire.EPOLL,
                false,
                folder.resolve("client.stderr.log"));
    }

    private ServersRecord empty(RunSettings run, String gcc) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("boots", String.valueOf(boots));
        said.put("rounds", String.valueOf(rounds));
        said.put("seconds", String.valueOf(seconds));
        said.put("warm-up", warmUp + " s");
        said.put("server CPUs", run.record().serverCpus());
        said.put("client CPUs", run.record().clientCpus());
        said.put("priority", run.record().priority());
        said.put("JVM servers", String.join(" ", run.record().serverJvmFlags()));
        said.put("compiler", gcc);
        return new ServersRecord(
                ServersRecord.SCHEMA,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                said,
                Environment.capture(run.jdk()),
                List.of());
    }
}
