package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.echobench.load.Arrivals;
import io.echobench.load.Course;
import io.echobench.load.Flow;
import io.echobench.load.Opening;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadScriptsTest {

    private static final Payload ECHO = new Payload.Generated(32, false);

    @Test
    void quickIsAWarmUpByCountThenSettlingThenAnOpenAndAClosedLoop() throws ScriptException {
        LoadScript quick = LoadScripts.open("quick");

        assertThat(quick.name()).isEqualTo("quick");
        assertThat(quick.rounds()).hasValue(2);
        List<Phase> phases = new ArrayList<>();
        for (String pass : List.of("", " (2)", " (3)")) {
            phases.add(new Phase.ClosedLoop("warm-up" + pass, false, 5_000_000_000L, 100_000, 64, 1, ECHO));
            phases.add(new Phase.Pause("closing" + pass, 10_000_000));
        }
        for (int i = 1; i <= 6; i += 2) {
            String open = i == 1 ? "settling" : "settling (" + i + ")";
            phases.add(new Phase.OpenLoop(open, false, 500_000_000L, 5_000, Arrivals.POISSON, 64, ECHO));
            phases.add(new Phase.ClosedLoop("settling (" + (i + 1) + ")", false, 500_000_000L, 0, 64, 1, ECHO));
        }
        phases.add(new Phase.OpenLoop("open", true, 5_000_000_000L, 5_000, Arrivals.POISSON, 64, ECHO));
        phases.add(new Phase.ClosedLoop("closed", true, 3_000_000_000L, 0, 64, 1, ECHO));
        assertThat(quick.phases()).isEqualTo(phases);
    }

    @Test
    void seedHasTheShapeOfTheOriginalComparison() throws ScriptException {
        assertOriginalShape(LoadScripts.open("seed"));
    }

    @Test
    void theOriginalFileRunsUnchanged() throws ScriptException {
        Path original = Path.of(System.getProperty("user.dir"), "../../shared/data/original/artillery.json");
        assumeTrue(Files.exists(original), "the original's folder is not here");

        assertOriginalShape(LoadScripts.open(original.toString()));
    }

    private static void assertOriginalShape(LoadScript script) {
        List<Phase.Sessions> measured = script.phases().stream()
                .filter(Phase::measured)
                .map(Phase.Sessions.class::cast)
                .toList();

        assertThat(measured).extracting(Phase::name).containsExactly("low", "medium", "high", "ramp");
        assertThat(measured.stream().mapToDouble(Timetable::sessions).sum()).isEqualTo(40_650);
        assertThat(measured)
                .allSatisfy(phase -> assertThat(phase.flows())
                        .extracting(Flow::course)
                        .containsExactly(new Course.Fixed(
                                Opening.PLAIN,
                                List.of(
                                        new Step.Send(new Payload.Text("hello")),
                                        new Step.Send(new Payload.Text("world"))))));
        assertThat(measured.getFirst().arrivals()).isEqualTo(Arrivals.UNIFORM);
        assertThat(script.phases().stream()
                        .filter(Phase.Pause.class::isInstance)
                        .filter(phase -> !phase.name().startsWith("closing"))
                        .map(Phase.Pause.class::cast)
                        .mapToLong(Phase.Pause::nanos))
                .containsExactly(10_000_000_000L, 10_000_000_000L, 10_000_000_000L);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedScriptsAreReadWithoutANote(String name) throws ScriptException {
        assertThat(LoadScripts.open(name).notes()).isEmpty();
    }

    static List<String> shipped() {
        return ShippedScripts.names();
    }

    @Test
    void theIndexListsEveryShippedFile() throws IOException, URISyntaxException {
        Path folder = Path.of(LoadScripts.class
                .getResource("/io/echobench/harness/scripts/index.txt")
                .toURI());
        try (Stream<Path> files = Files.list(folder.resolveSibling(""))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> !file.equals("index.txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            shipped().stream().map(ShippedScripts::file).toList());
        }
        assertThat(shipped()).contains(ShippedScripts.DEFAULT);
    }

    @Test
    void suggestsTheNearestNameWhereNeitherAScriptNorAFileIsMeant() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScripts.open("quikc"))
                .withMessage("no script is called \"quikc\", and there is no such file; did you mean \"quick\"?");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScripts.open("nowhere/load.yml"))
                .withMessageEndingWith("and there is no such file; known: quick, standard, strict, seed");
        assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> LoadScripts.open("a\0b"));
    }

    @Test
    void pointsAtTheFirstByteThatIsNotUtf8(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, new byte[] {'c', ':', '\n', ' ', 'n', (byte) 0xE4, 'm', 'e'});

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScripts.open(file.toString()))
                .withMessage(file + ":2:3: not UTF-8; save the script in that encoding");
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark(@TempDir Path folder) throws IOException, ScriptException {
        Path file = folder.resolve("marked.yaml");
        Files.writeString(file, "\uFEFF" + ShippedScripts.text("quick"));

        assertThat(LoadScripts.open(file.toString()).name()).isEqualTo("marked");
    }

    @Test
    void refusesAHugeFileWithoutReadingItAll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.yaml");
        Files.writeString(file, "#".repeat(5_000_000));

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScripts.open(file.toString()))
                .withMessage(file + ":1:1: the script has more than 4,194,304 bytes; that is too large");
    }
}
