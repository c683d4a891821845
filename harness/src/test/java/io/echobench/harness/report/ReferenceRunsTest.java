package io.echobench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.stats.CountedTrials;
import io.echobench.harness.stats.HistogramLogs;
import io.echobench.harness.stats.Summarizer;
import io.echobench.harness.stats.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is committed under results/reference is what its raw files say, and README shows just that. */
class ReferenceRunsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path REFERENCE = PROJECT.resolve("results/reference");

    /** A table of README, under the file that it comes from and its title there. */
    private static final Pattern SHOWN = Pattern.compile("(?ms)^<!-- from (\\S+): ([^\n]+) -->\n(.*?)^<!-- end -->$");

    static List<Path> runs() throws IOException {
        try (Stream<Path> folders = Files.list(REFERENCE)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyTableIsDerivedAgainFromTheRawFiles(Path folder) throws IOException {
        RunDirectory directory = RunDirectory.open(folder);
        RunRecord run = directory.run();
        List<TrialResult> trials = directory.trials();
        List<TrialResult> counted = CountedTrials.of(run, trials);
        Summary summary = Summarizer.summarize(run, trials, HistogramLogs.read(directory, counted));

        assertThat(folder.resolve("table.md")).hasContent(MarkdownReport.render(summary));
        assertThat(folder.resolve("table.csv")).hasContent(CsvReport.render(summary));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyRunIsWhole(Path folder) throws IOException {
        RunDirectory directory = RunDirectory.open(folder);
        RunRecord run = directory.run();

        assertThat(CountedTrials.of(run, directory.trials()))
                .hasSize(run.plannedTrials())
                .noneMatch(TrialResult.Failed.class::isInstance);
        assertThat(run.environment()).containsKeys("os", "cpu", "memory", "jdk");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void noFileTellsOfTheFoldersOfAMachine(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain(
                                    PROJECT.toRealPath().toString(),
                                    System.getProperty("user.home") + "/",
                                    "/usr/lib/jvm/"));
        }
    }

    @Test
    void readmeShowsTheTablesOfRunsAsTheyAreCommitted() throws IOException {
        List<MatchResult> shown = SHOWN.matcher(Files.readString(PROJECT.resolve("README.md")))
                .results()
                .toList();

        assertThat(shown).as("tables that README shows").hasSizeGreaterThanOrEqualTo(3);
        for (MatchResult table : shown) {
            assertThat(table.group(3))
                    .as("%s: %s", table.group(1), table.group(2))
                    .isEqualTo(committed(PROJECT.resolve(table.group(1)), table.group(2)));
        }
    }

    private static String committed(Path file, String title) throws IOException {
        String[] parts = Files.readString(file).split(Pattern.quote(title + ":\n\n"), 2);
        assertThat(parts).as("%s has a table \"%s\"", file, title).hasSize(2);
        return parts[1].substring(0, parts[1].indexOf("\n\n") + 1);
    }
}
