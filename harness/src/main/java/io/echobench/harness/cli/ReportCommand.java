package io.echobench.harness.cli;

import io.echobench.harness.report.ReportWriter;
import io.echobench.harness.report.TextReport;
import io.echobench.harness.result.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code report DIR}: the reports of a run again, from its files. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes table.md, table.csv and report.html of a run again from its files, and prints the table.")
final class ReportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder below results/.")
    Path run = Path.of(".");

    @Mixin
    ArtilleryJsonOption artilleryJson = new ArtilleryJsonOption();

    @Override
    public Integer call() throws Exception {
        artilleryJson.check();
        RunDirectory directory = RunDirectory.open(run);
        System.out.print(TextReport.render(ReportWriter.writeAll(directory, directory.run(), directory.trials())));
        artilleryJson.write(directory);
        return CommandLineInterface.FINE;
    }
}
