package io.echobench.harness.cli;

import io.echobench.harness.explain.Explainer;
import io.echobench.harness.explain.Explanation;
import io.echobench.harness.explain.ExplanationJson;
import io.echobench.harness.explain.ExplanationText;
import io.echobench.harness.explain.ReportReader;
import io.echobench.harness.explain.UnreadableReportException;
import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import io.echobench.harness.script.ShippedScripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: what reports of Artillery really say. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Says what a report of Artillery 1.x (JSON or HTML) or 2.x (JSON) really says; of several, side by side.")
final class ExplainCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 256 << 20;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Reports.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--script",
            paramLabel = "NAME|FILE",
            description =
                    "The load script, where a report does not hold its phases: it says how many sessions were intended.")
    String script = "";

    @Option(names = "--json", description = "Prints figures and findings as JSON.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        Optional<PlannedArrivals> planned = script.isEmpty() ? Optional.empty() : Optional.of(planned(script));
        List<Explanation> explanations = new ArrayList<>();
        for (Path file : files) {
            explanations.add(Explainer.explain(ReportReader.read(file.toString(), bytes(file)), planned));
        }
        System.out.print(json ? ExplanationJson.render(explanations) : ExplanationText.render(explanations));
        return CommandLineInterface.FINE;
    }

    private static PlannedArrivals planned(String nameOrFile) throws ScriptException, UnreadableReportException {
        if (ShippedScripts.names().contains(nameOrFile)) {
            return PlannedArrivals.ofShipped(nameOrFile);
        }
        return PlannedArrivals.ofScript(nameOrFile, new String(bytes(Path.of(nameOrFile)), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Path file) throws UnreadableReportException {
        if (!Files.exists(file)) {
            throw UnreadableReportException.unopened(file.toString(), "there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw UnreadableReportException.unopened(file.toString(), "it is a folder; name a file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw UnreadableReportException.unopened(
                        file.toString(), "it has more than 256 MiB; no report is so large");
            }
            return bytes;
        } catch (IOException e) {
            throw UnreadableReportException.unopened(file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
