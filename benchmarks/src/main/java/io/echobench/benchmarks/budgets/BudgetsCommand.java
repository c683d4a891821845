package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.CpuOptions;
import io.echobench.benchmarks.JsonFile;
import io.echobench.benchmarks.budgets.BudgetRecord.Proved;
import io.echobench.benchmarks.yardstick.Yardstick;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.ConnectionLimits;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code budgets}: the promises of the load generator, each proved by a run. */
@Command(
        name = "budgets",
        mixinStandardHelpOptions = true,
        description = "Holds the load process against what it promises, on the C server: goal, measured, verdict.")
public final class BudgetsCommand implements Callable<Integer> {

    private static final int NOT_MET = 1;

    @Parameters(
            paramLabel = "BUDGET",
            description = "allocation, idle, pipelining, setups, lag, connections, crowd (default: all of them).")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--polling",
            paramLabel = "block|spin",
            description = "How the load process waits (default: ${DEFAULT-VALUE}).")
    Polling polling = Polling.SPIN;

    @Option(
            names = "--client",
            paramLabel = "nio|epoll|io-uring",
            description = "What opens the load process's sockets (default: ${DEFAULT-VALUE}).")
    String client = NioProvider.ID;

    @Option(names = "--seed", paramLabel = "N", description = "Of the plans (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Mixin
    CpuOptions cpus = new CpuOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "The results as JSON (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("benchmarks/target/budgets.json");

    @Override
    public Integer call() throws UsageException, BenchmarkException, IOException, InterruptedException {
        List<Budget> selected = Budget.select(names);
        Optional<String> gcc = Yardstick.compiler();
        if (gcc.isEmpty()) {
            System.out.println("budgets: skipped, because gcc is not there to compile the C server; install gcc.");
            return 0;
        }
        try (HostLock alone = HostLock.take();
                Stop stop = Stop.watch()) {
            alone.ensureHeld();
            return run(selected, gcc.get(), stop);
        }
    }

    private int run(List<Budget> selected, String gcc, Stop stop)
            throws UsageException, BenchmarkException, IOException, InterruptedException {
        Path folder = Files.createDirectories(out.toAbsolutePath().resolveSibling("budgets"));
        Transport transport = new Transport(client, polling);
        Optional<String> obstacle = transport.obstacle(Runtime.version().feature());
        if (obstacle.isPresent()) {
            throw new UsageException(obstacle.get());
        }
        RunSettings settings = cpus.settings(transport);
        Bench bench = new Bench(folder, Yardstick.compile(folder), settings, ConnectionLimits.read(), seed);
        BudgetRecord record = empty(settings, gcc);
        try {
            for (Budget budget : selected) {
                System.err.println(budget.id() + ": " + budget.words());
                record = record.with(prove(budget, bench));
                JsonFile.write(out.toAbsolutePath(), record);
            }
        } catch (InterruptedException e) {
            if (!stop.requested()) {
                throw e;
            }
        }
        System.out.print(BudgetTable.render(record));
        System.out.println("results: " + out);
        boolean met = record.budgets().size() == selected.size()
                && record.budgets().stream().allMatch(Proved::met);
        return met ? 0 : NOT_MET;
    }

    /** Runs one if the machine allows it. */
    static Proved prove(Budget budget, Bench bench) throws InterruptedException {
        long beganNanos = System.nanoTime();
        List<Finding> findings = List.of();
        List<String> notes = List.of();
        Optional<String> failure = budget.needs().complaint(budget.id(), bench.limits());
        if (failure.isEmpty()) {
            try {
                Outcome outcome = budget.prove(bench);
                findings = outcome.findings();
                notes = outcome.notes();
            } catch (BenchmarkException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        return new Proved(budget.id(), budget.words(), seconds, findings, notes, failure);
    }

    private BudgetRecord empty(RunSettings run, String gcc) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("client", client);
        said.put("polling", run.record().polling());
        said.put("seed", String.valueOf(seed));
        said.put("server CPUs", run.record().serverCpus());
        said.put("client CPUs", run.record().clientCpus());
        said.put("priority", run.record().priority());
        said.put("load process", String.join(" ", run.record().clientJvmFlags()));
        said.put("compiler", gcc);
        return new BudgetRecord(
                BudgetRecord.SCHEMA,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                said,
                Environment.capture(run.jdk()),
                List.of());
    }
}
