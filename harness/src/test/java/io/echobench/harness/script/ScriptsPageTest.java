package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.echobench.load.ErrorClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/SCRIPTS.md says what is so. */
class ScriptsPageTest {

    private static final String PAGE = page();
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```(yaml|json)\n(.*?)^```$");

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadWithoutANote(ScriptCases.Case example) throws ScriptException {
        assertThat(LoadScriptReader.read(example.name(), example.text()).notes())
                .isEmpty();
    }

    static List<ScriptCases.Case> examples() {
        return EXAMPLE.matcher(PAGE)
                .results()
                .map(found -> new ScriptCases.Case("example." + found.group(1), List.of(), found.group(2)))
                .toList();
    }

    @Test
    void hasExamplesOfBothFormats() {
        assertThat(examples()).extracting(ScriptCases.Case::name).contains("example.yaml", "example.json");
    }

    @ParameterizedTest
    @MethodSource("vocabularies")
    void namesEveryKey(Vocabulary words) {
        Stream<String> keys = Stream.of(
                        words.known().stream(),
                        words.unsupported().keySet().stream(),
                        words.ignored().keySet().stream())
                .flatMap(all -> all);

        assertThat(keys).allSatisfy(key -> assertThat(PAGE).as(key).containsPattern("`(config\\.)?" + key + "`"));
    }

    static List<Vocabulary> vocabularies() {
        return List.of(
                LoadScriptReader.SCRIPT,
                LoadScriptReader.CONFIG,
                Scenarios.SCENARIO,
                Steps.STEP,
                Steps.WAIT,
                Sends.OWN,
                Sends.WITH_PAYLOAD,
                ChecksReader.CAPTURE,
                ChecksReader.MATCH,
                PayloadFiles.PAYLOAD,
                Openings.WS,
                Openings.CONNECT,
                EnsureReader.ENSURE,
                EnsureReader.CONDITION,
                LoadScriptReader.DEFAULTS,
                SessionPhases.PHASE,
                SteadyPhases.PHASE,
                Extension.EXTENSION,
                Extension.WARM_UP,
                Ranking.RANKING);
    }

    @Test
    void namesEveryMetric() {
        assertThat(MetricNames.FIGURES).allSatisfy(name -> assertThat(PAGE).contains("`" + name + "`"));
        assertThat(MetricNames.DISTRIBUTIONS)
                .allSatisfy(name -> assertThat(PAGE).contains("`" + name + ".`"));
        assertThat(MetricNames.AGGREGATES).allSatisfy(name -> assertThat(PAGE).contains("`" + name + "`"));
        for (ErrorClass error : ErrorClass.values()) {
            assertThat(PAGE).contains("`" + error.id() + "`");
        }
    }

    @Test
    void namesEveryShippedScript() {
        assertThat(ShippedScripts.names()).allSatisfy(name -> assertThat(PAGE).contains(name));
    }

    @Test
    void namesUnitsThatAreUnderstood() {
        for (String unit :
                List.of("ms", "s", "m", "h", "sec", "second", "seconds", "min", "minute", "minutes", "hour", "hours")) {
            Node.Text text = new Node.Text(Position.startOf("x"), "1" + unit);
            assertThatCode(() -> Durations.nanos(text, "duration", 0, Durations.MAX_NANOS))
                    .as(unit)
                    .doesNotThrowAnyException();
        }
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/SCRIPTS.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
