package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.Altered;
import io.echobench.harness.stats.SimulatedLadders;
import io.echobench.harness.stats.TwoRuns;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CompareCommandTest {

    @TempDir
    Path results;

    @Test
    void twoRunsOfTheSameServersHaveNoContradictionAndAgreeOnTheirOrder() throws Exception {
        CapturedCommand compared = compare(run(7, run -> run), run(8, run -> run));

        assertThat(compared.status()).as(compared.said()).isZero();
        assertThat(compared.printed())
                .startsWith("no contradiction: ")
                .contains("reference > netty > undertow > helidon")
                .contains("made with the same machine, JDK, placement and software")
                .containsPattern("cost-factor-20000 \\(ranks\\): 6 pairs, Kendall's tau-b outside ties 1.00")
                .containsPattern("both prove: .*netty > undertow")
                .contains("cost-factor-50000 (exploratory)")
                .doesNotContain("CONTRADICT");
    }

    @Test
    void aServerThatIsFirstInOneAndLastInTheOtherIsAContradiction() throws Exception {
        Path other = run(
                9,
                SimulatedLadders.trials(12, 9).stream()
                        .map(trial -> renamed(trial, Map.of("netty", "undertow", "undertow", "netty")))
                        .toList(),
                run -> run);

        CapturedCommand compared = compare(run(7, run -> run), other);

        assertThat(compared.status()).isEqualTo(CommandLineInterface.FAILED);
        assertThat(compared.printed())
                .startsWith("CONTRADICTION: ")
                .contains("CONTRADICTED: netty > undertow / undertow > netty");
    }

    @Test
    void whatTheyWereNotMadeWithAlikeIsSaid() throws Exception {
        Path other = run(8, run -> run.withEnvironment(Map.of("cpu", "4 x Another CPU")));

        CapturedCommand compared = compare(run(7, run -> run), other);

        assertThat(compared.status()).isZero();
        assertThat(compared.printed())
                .contains("not made with the same")
                .contains("cpu: 2 x Example CPU @ 3.0 GHz and 4 x Another CPU");
    }

    @Test
    void aRunOnAMachineThatWasTooSlowForSomeRatesIsComparedByThoseThatBothRankBy() throws Exception {
        RunRecord.Ranked two = SimulatedLadders.how(20_000, 50_000);
        Path fast = run(7, carried(7), run -> ofFive(run.withRanked(two)));
        Path slow = run(
                8,
                carried(8),
                run -> ofFive(
                        run.withRanked(two.without(List.of(new RunRecord.TooFast(50_000, "the generator is busy"))))));

        CapturedCommand compared = compare(fast, slow);

        assertThat(compared.status()).as(compared.said()).isZero();
        assertThat(compared.printed())
                .contains("ranks at: 20,000 and 50,000 messages a second and 20,000 messages a second")
                .containsPattern("cost-factor-20000 \\(ranks\\): 3 pairs")
                .contains("cost-factor-50000 (exploratory)");
    }

    private static RunRecord ofFive(RunRecord run) {
        return Altered.copy(run, "plannedTrials", 5 * 12);
    }

    /** Without the one that does not carry 50,000 a second. */
    private static List<Completed> carried(long seed) {
        return SimulatedLadders.trials(12, seed).stream()
                .filter(trial -> !trial.trial().backend().equals("helidon"))
                .toList();
    }

    @Test
    void anotherScriptOrMetricOrAVoidTableCannotBeCompared() throws Exception {
        Path one = run(7, run -> run);
        Path otherScript =
                run(8, run -> Altered.copy(run, "script", new RunRecord.Script("mine", "cd".repeat(32), "")));
        Path noisy = run(
                8,
                SimulatedLadders.trials(12, 8).stream()
                        .map(trial -> SimulatedLadders.stolen(trial, 0.05))
                        .toList(),
                run -> run);
        Path none = results.resolve("nothing");

        compare(one, otherScript).isRefusedWith("cannot be compared: their scripts are not the same", none);
        compare(one, noisy).isRefusedWith("the second ranks nothing by cost-factor-20000: machine too noisy", none);
        compare(one, none).isRefusedWith("holds no run.json", none);
    }

    @Test
    void aProfiledRunRanksNothingAndIsNamed() throws Exception {
        Path one = run(7, run -> run);
        Path profiled = run(8, CompareCommandTest::profiled);

        compare(one, profiled)
                .isRefusedWith(
                        "the second ranks nothing by cost-factor-20000: profiled with jfr: figures are not comparable",
                        results.resolve("nothing"));
        TwoRuns.Run first = TwoRuns.Run.read(RunDirectory.open(one)).orElseThrow();
        TwoRuns.Run second = TwoRuns.Run.read(RunDirectory.open(profiled)).orElseThrow();
        assertThat(TwoRuns.of(first, second).differences()).contains("profiler: nothing and jfr");
        assertThat(second.ranked().primary().ranking().line()).isEmpty();
        assertThat(second.ranked().exploratory())
                .allSatisfy(section -> assertThat(section.ranking().line()).isEmpty());
    }

    private static RunRecord profiled(RunRecord run) {
        return Altered.copy(run, "settings", Altered.copy(run.settings(), "profiler", Optional.of("jfr")));
    }

    @Test
    void aRunThatDoesNotRankIsRefused() throws Exception {
        RunDirectory quick = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));

        compare(quick.path(), quick.path())
                .isRefusedWith("is a run of quick, which ranks nothing", results.resolve("nothing"));
    }

    private CapturedCommand compare(Path one, Path other) {
        return CapturedCommand.execute(List.of("compare", one.toString(), other.toString()));
    }

    private Path run(long seed, UnaryOperator<RunRecord> altered) throws Exception {
        return run(seed, SimulatedLadders.trials(12, seed), altered);
    }

    private Path run(long seed, List<Completed> trials, UnaryOperator<RunRecord> altered) throws Exception {
        RunDirectory directory = RunDirectory.create(results, SampleRun.begun(Instant.ofEpochSecond(seed), "standard"));
        directory.write(altered.apply(SimulatedLadders.run(12)));
        for (Completed trial : trials) {
            directory.write(trial);
        }
        return directory.path();
    }

    private static Completed renamed(Completed trial, Map<String, String> names) {
        String backend = trial.trial().backend();
        return Altered.copy(
                trial, "trial", Altered.copy(trial.trial(), "backend", names.getOrDefault(backend, backend)));
    }
}
