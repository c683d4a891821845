package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.report.TwoRunsText;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.stats.TwoRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code compare RUN_A RUN_B}: whether two runs that rank contradict each other. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Says what two runs that rank (--script standard or strict) prove alike, and whether one proves what the other proves"
                    + " wrong. Both are read from their files; nothing is written.",
            "Exit status: 0 no contradiction, 1 a contradiction, 2 they cannot be compared."
        })
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN_A", description = "Folder of a run.")
    Path first = Path.of(".");

    @Parameters(index = "1", paramLabel = "RUN_B", description = "Folder of another run of the same script.")
    Path second = Path.of(".");

    @Override
    public Integer call() throws Exception {
        TwoRuns.Run one = read(first);
        TwoRuns.Run other = read(second);
        Optional<String> obstacle = TwoRuns.obstacle(one, other);
        if (obstacle.isPresent()) {
            throw new UsageException(first + " and " + second + " cannot be compared: " + obstacle.get());
        }
        TwoRuns runs = TwoRuns.of(one, other);
        System.out.print(TwoRunsText.render(first.toString(), one, second.toString(), other, runs));
        return runs.contradict() ? CommandLineInterface.FAILED : CommandLineInterface.FINE;
    }

    private static TwoRuns.Run read(Path folder) throws IOException, UsageException {
        RunDirectory directory = RunDirectory.open(folder);
        String script = directory.run().script().name();
        return TwoRuns.Run.read(directory)
                .orElseThrow(() -> new UsageException(folder + " is a run of " + script
                        + ", which ranks nothing; compare runs of --script standard or strict"));
    }
}
