package io.echobench.benchmarks;

import io.echobench.harness.UsageException;
import io.echobench.harness.run.CpuLayout;
import io.echobench.harness.run.HostLock;
import io.echobench.harness.run.Machine;
import io.echobench.harness.run.Placement;
import io.echobench.harness.run.RunSettings;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code jmh}: JMH on the load generator's hot classes. Arguments are JMH's own; what they leave open is set here: the flags of a
 * load process's JVM, 2 forks of 5 + 5 seconds, the allocation profiler, JSON.
 */
@Command(
        name = "jmh",
        description =
                "Runs the JMH benchmarks; arguments are JMH's own (\"-h\" lists them, a pattern selects benchmarks).")
final class JmhCommand implements Callable<Integer> {

    private static final Path JSON = Path.of("benchmarks/target/jmh.json");

    @Parameters(paramLabel = "JMH-ARGUMENT", description = "Passed on to JMH, like: Decoder -f 1 -wi 2 -i 3")
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws UsageException, IOException, RunnerException {
        CommandLineOptions given = parsed();
        if (given.shouldHelp()) {
            given.showHelp();
            return 0;
        }
        Path json = Path.of(given.getResult().orElse(JSON.toString())).toAbsolutePath();
        Files.createDirectories(json.getParent());
        Runner runner = new Runner(options(given, json));
        if (given.shouldList()) {
            runner.list();
            return 0;
        }
        try (HostLock alone = HostLock.take()) {
            alone.ensureHeld();
            Collection<RunResult> results = runner.run();
            System.out.println("results: " + json);
            return results.isEmpty() ? 1 : 0;
        }
    }

    private CommandLineOptions parsed() throws UsageException {
        try {
            return new CommandLineOptions(arguments.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            throw new UsageException(
                    "JMH does not take these arguments: " + e.getMessage() + "; \"jmh -h\" lists them.");
        }
    }

    private static Options options(CommandLineOptions given, Path json) {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(given);
        options.resultFormat(given.getResultFormat().orElse(ResultFormatType.JSON));
        options.result(json.toString());
        options.forks(given.getForkCount().orElse(2));
        options.warmupIterations(given.getWarmupIterations().orElse(5));
        options.warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)));
        options.measurementIterations(given.getMeasurementIterations().orElse(5));
        options.measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)));
        options.jvmArgs(given.getJvmArgs().orElse(loadFlags()).toArray(String[]::new));
        if (given.getProfilers().isEmpty()) {
            options.addProfiler(GCProfiler.class);
        }
        options.shouldFailOnError(true);
        return options.build();
    }

    /** The flags of a load process on one CPU: without them JMH would take over those of this JVM, which never compiles for good. */
    private static List<String> loadFlags() {
        List<Integer> one = Machine.allowedCpus().subList(0, 1);
        RunSettings settings = new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                new CpuLayout(one, one),
                new Placement(false, false, false, false),
                1,
                1,
                Transport.nio(Polling.BLOCK),
                1 << 20);
        List<String> command = settings.loadJava();
        return command.subList(1, command.size());
    }
}
