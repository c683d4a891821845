package io.echobench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.Altered;
import io.echobench.harness.stats.RankedSummary;
import io.echobench.harness.stats.RankedSummary.Attempt;
import io.echobench.harness.stats.SimulatedLadders;
import io.echobench.harness.stats.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of a run that ranks, from its files. */
class RankedReportTest {

    @TempDir
    private Path results;

    private RunDirectory directory;
    private Summary summary;

    @BeforeEach
    void write() throws IOException {
        RunRecord run = SimulatedLadders.run(12);
        directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "standard"));
        directory.write(run);
        List<Completed> trials = SimulatedLadders.trials(12, 7);
        for (Completed trial : trials) {
            boolean spoiled = trial.trial().number() % 20 == 3;
            directory.write(spoiled ? SimulatedLadders.stolen(trial, 0.05) : trial);
            if (spoiled) {
                directory.write(SimulatedLadders.again(trial));
            }
        }
        summary = ReportWriter.writeAll(directory, run, directory.trials());
    }

    @Test
    void everyReportIsDerivedAgainFromTheFilesToTheLastDigit() throws IOException {
        RunDirectory reopened = RunDirectory.open(directory.path());
        List<String> before = contents();
        for (String name : List.of("table.md", "table.csv", "report.html")) {
            Files.delete(directory.path().resolve(name));
        }

        Summary again = ReportWriter.writeAll(reopened, reopened.run(), reopened.trials());

        assertThat(contents()).isEqualTo(before);
        assertThat(again).isEqualTo(summary);
        assertThat(TextReport.render(again)).isEqualTo(TextReport.render(summary));
    }

    private List<String> contents() throws IOException {
        return List.of(
                Files.readString(directory.path().resolve("table.md")),
                Files.readString(directory.path().resolve("table.csv")),
                Files.readString(directory.path().resolve("report.html")));
    }

    @Test
    void theTerminalShowsTheRankingFirstAndThenWhatItRestsOn() {
        List<String> lines = TextReport.render(summary).lines().toList();

        assertThat(lines.get(1)).isEqualTo("reference > netty > undertow > helidon");
        assertThat(lines.get(2))
                .isEqualTo(
                        "ranked by CPU per message over the reference server's, at 20,000 messages a second; less is better");
        assertThat(lines.get(3)).matches("this table resolves differences of >= \\d\\.\\d %");
        assertThat(lines.get(4)).startsWith("A/A control held: reference against itself: ratio ");
        assertThat(lines.get(5)).startsWith("positive control held: reference against itself with a burn of 10.");
        assertThat(String.join(" ", lines))
                .contains(
                        "12 rounds in a balanced order; 4 of 72 trials were invalid at their first attempt (steal 4), 76")
                .contains("cost-factor-50000: reference > netty > undertow")
                .doesNotContain("±", "µ");
    }

    @Test
    void theLadderHasARowForEachBackendAndSaysWhatIsNotCarriedOrNotCompared() {
        assertThat(RankedTables.ladder(summary.ranked().orElseThrow()).rows())
                .extracting(row -> row.getFirst().text())
                .containsExactly(
                        "reference",
                        "netty",
                        "undertow",
                        "helidon",
                        "reference-again (control)",
                        "reference-burn-x (control)");
        List<Table.Cell> helidon =
                RankedTables.ladder(summary.ranked().orElseThrow()).rows().get(3);
        assertThat(helidon.get(1).text()).isEqualTo(helidon.get(3).text());
        assertThat(helidon.get(2).text()).matches("\\(\\d\\.\\d{3} ± \\d\\.\\d %\\)");
        assertThat(helidon.get(3).text()).matches("[12]\\.\\d{3} ± \\d\\.\\d %");
        assertThat(helidon.get(4).text()).isEqualTo("not carried");
        assertThat(helidon.get(5).text()).isEqualTo("20,000");
    }

    @Test
    void whatAMessageTakesAtEachRateStandsInATableOfItsOwnWithTheSameRows() {
        Table factors = RankedTables.ladder(summary.ranked().orElseThrow());
        Table cpu = RankedTables.ladderCpu(summary.ranked().orElseThrow());
        assertThat(cpu.rows())
                .extracting(List::getFirst)
                .isEqualTo(factors.rows().stream().map(List::getFirst).toList());
        assertThat(cpu.rows().getFirst().subList(1, 4))
                .allSatisfy(cell -> assertThat(Double.parseDouble(cell.text())).isPositive());
        assertThat(cpu.rows().get(3).get(3)).as("not carried").isEqualTo(Table.Cell.NONE);
    }

    @Test
    void whereSeveralRatesRankTheirMeanComesFirstAndSaysWhatItIs() throws IOException {
        directory.write(SimulatedLadders.run(12).withRanked(SimulatedLadders.how(20_000, 50_000)));

        Summary several = ReportWriter.writeAll(directory, directory.run(), directory.trials());

        Table ladder = RankedTables.ladder(several.ranked().orElseThrow());
        assertThat(ladder.columns().get(1).name()).isEqualTo("Cost factor");
        assertThat(ladder.rows().getFirst().get(1).text()).matches("1\\.00\\d ± 0\\.\\d %|0\\.99\\d ± 0\\.\\d %");
        assertThat(ladder.rows().get(3).getFirst().text()).isEqualTo("helidon");
        assertThat(ladder.rows().get(3).get(1).text()).isEqualTo("not carried");
        String words =
                "CPU per message over the reference server's, geometric mean over 20,000 and 50,000 messages a second";
        assertThat(TextReport.render(several).replaceAll("\\s+", " "))
                .contains("ranked by " + words + "; less is better")
                .contains("not ranked: helidon: it does not sustain 50,000/s: not in 12 of 12 rounds");
        assertThat(directory.path().resolve("table.md"))
                .content()
                .contains("ranked by " + words, "| cost-factor \\* |");
        assertThat(directory.path().resolve("table.csv")).content().contains(",cost_factor,cost_factor_low,");
        assertThat(directory.path().resolve("report.html"))
                .content()
                .contains(
                        "geometric mean over 20,000 and 50,000 messages a second (further left is better)",
                        "20,000/s *");
    }

    @Test
    void theAxisEndsWithTheRowsThatAreDrawn() throws IOException {
        directory.write(SimulatedLadders.run(12).withRanked(SimulatedLadders.how(20_000, 50_000)));
        RankedSummary several = ReportWriter.writeAll(directory, directory.run(), directory.trials())
                .ranked()
                .orElseThrow();

        assertThat(IntervalPlot.ofPrimary(several.ladder(), several.observations())
                        .orElseThrow())
                .contains(">undertow<", ">1.5×<")
                .doesNotContain("helidon", ">2.0×<");
    }

    @Test
    void theMarkdownHasThePairsTheExploratoryRankingsAndTheScatter() throws IOException {
        assertThat(directory.path().resolve("table.md"))
                .content()
                .contains(
                        "**reference > netty > undertow > helidon**",
                        "| netty > undertow | faster | 0.",
                        "Exploratory rankings:",
                        "What the A/A control scatters by:",
                        "| cost-factor-20000 \\* |");
    }

    @Test
    void eachRowOfTheCsvBeginsWithTheRanking() throws IOException {
        List<String> lines = Files.readAllLines(directory.path().resolve("table.csv"));

        assertThat(lines.getFirst()).startsWith("ranking,resolves_percent,controls,invalid_first_attempts,");
        assertThat(lines.getFirst()).contains("cost_factor_at_20000_per_s,cost_factor_at_20000_per_s_low");
        assertThat(lines.stream().skip(1))
                .hasSize(6)
                .allMatch(line -> line.startsWith("reference > netty > undertow > helidon,"))
                .allMatch(line -> line.contains(",A/A held; positive held,4,yes,"));
    }

    @Test
    void thePageDrawsIntervalsAndRoundsWithoutAnyScript() throws IOException {
        String page = Files.readString(directory.path().resolve("report.html"));

        assertThat(page).contains("<p class=\"headline\">reference &gt; netty &gt; undertow &gt; helidon</p>");
        assertThat(Pattern.compile("<svg role=\"img\"").matcher(page).results().count())
                .as("the ranking rate, three rates, the rounds of six rows")
                .isEqualTo(10);
        assertThat(Pattern.compile("<circle[^>]* class=\"invalid\">")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(4);
        assertThat(page).contains("steal 5.0 % (at most 1.0 %)").doesNotContain("NaN", "Infinity");
    }

    @Test
    void artilleryReportsAreOfTheAttemptThatCountsAndOfTheOwnServer() throws IOException {
        List<String> lines = ArtilleryFiles.write(directory, results.resolve("out.json"));

        assertThat(lines).hasSize(72).doesNotHaveDuplicates();
        long own = 2 * (5_000 + 20_000 + 50_000) + 25_000 + 90_000;
        assertThat(results.resolve("out-netty-round3.json"))
                .content()
                .contains("\"websocket.messages_received\" : " + own);
    }

    @Test
    void aRunThatHasNotBegunToMeasureSaysWhyItRanksNothing(@TempDir Path empty) throws IOException {
        RunDirectory begun = RunDirectory.create(empty, SampleRun.begun(Instant.EPOCH, "standard"));
        begun.write(SimulatedLadders.run(12));

        Summary nothing = ReportWriter.writeAll(begun, begun.run(), begun.trials());

        assertThat(TextReport.render(nothing).lines().toList().get(1))
                .isEqualTo(
                        "no ranking: unfinished: 0 of 72 trials have a result; fewer than two backends can be compared");
        assertThat(TextReport.render(nothing)).contains("A/A control could not be evaluated: ");
    }

    @Test
    void theTableOfAttemptsSaysOfWhichClassEachRoundIs() {
        RankedSummary ranked = summary.ranked().orElseThrow();
        Attempt first = ranked.attempts().getFirst();
        List<Attempt> attempts = List.of(
                first,
                Altered.copy(first, "roundClass", Optional.of(RoundClass.NOT_STEADY)),
                Altered.copy(first, "roundClass", Optional.of(RoundClass.WARM_UP)));
        Table known = RankedEvidence.attempts(Altered.copy(ranked, "attempts", attempts));

        assertThat(known.columns().get(5).heading()).isEqualTo("Class of the round");
        assertThat(known.rows()).extracting(row -> row.get(5).text()).containsExactly("-", "not steady", "warm-up");
    }

    @Test
    void aTableOfANoisyMachineIsHeadedSoAndRanksNothing() throws IOException {
        for (Completed trial : SimulatedLadders.trials(12, 7)) {
            directory.write(trial.trial().number() % 3 == 0 ? SimulatedLadders.stolen(trial, 0.05) : trial);
        }

        Summary noisy = ReportWriter.writeAll(directory, directory.run(), directory.trials());

        assertThat(TextReport.render(noisy).lines().toList().get(1))
                .startsWith("no ranking: machine too noisy: 2")
                .contains("of 72 trials were invalid at their first attempt (steal 2");
        assertThat(noisy.ranked().orElseThrow().exploratory())
                .allSatisfy(section -> assertThat(section.ranking().line()).isEmpty());
        assertThat(directory.path().resolve("report.html")).content().contains("<p class=\"headline none\">no ranking");
    }
}
