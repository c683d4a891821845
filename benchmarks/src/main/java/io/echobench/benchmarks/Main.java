package io.echobench.benchmarks;

import io.echobench.benchmarks.budgets.BudgetsCommand;
import io.echobench.benchmarks.ratio.RatioCommand;
import io.echobench.benchmarks.servers.ServersCommand;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.Stop;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks. Started by the launcher, on the JDK that a run of echobench takes. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    @Command(
            name = "benchmarks",
            mixinStandardHelpOptions = true,
            description = "Measures what the load generator itself costs, and what each server does over a C server.")
    private static final class Root implements Runnable {

        @Override
        public void run() {
            System.err.println("Name a benchmark: jmh, ratio, budgets or servers (see --help).");
        }
    }

    /** Runs a benchmark and ends with its status: 0 fine, 1 it failed, 2 wrong usage. */
    public static void main(String[] args) {
        String launcher = System.getProperty("echobench.parent");
        if (launcher != null) {
            Stop.whenGone(Long.parseLong(launcher));
        }
        System.exit(execute(args));
    }

    static int execute(String... args) {
        return new CommandLine(new Root())
                .addSubcommand(new CommandLine(new JmhCommand()).setUnmatchedOptionsArePositionalParams(true))
                .addSubcommand(new RatioCommand())
                .addSubcommand(new BudgetsCommand())
                .addSubcommand(new ServersCommand())
                .setExecutionExceptionHandler((error, command, parsed) -> failure(error))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    private static int failure(Exception error) throws Exception {
        return switch (error) {
            case UsageException usage -> say(usage, USAGE);
            case BenchmarkException failed -> say(failed, FAILED);
            default -> throw error;
        };
    }

    private static int say(Exception error, int status) {
        System.err.println("benchmarks: " + error.getMessage());
        return status;
    }
}
