package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.echobench.dialogue.Value;
import io.echobench.dialogue.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadFilesTest {

    private static final String CSV = "name,n\n\"Ada, the \"\"first\"\"\",1.50\n\n007x,true\n,-2e3\n";

    @Test
    void readsQuotedCellsNumbersAndBooleansAndSkipsEmptyLines() throws ScriptException {
        assertThat(table("skipHeader: true").rows())
                .containsExactly(
                        List.of(new Value.Text("Ada, the \"first\""), new Value.Numeric(1.5)),
                        List.of(new Value.Text("007x"), new Value.Flag(true)),
                        List.of(new Value.Text(""), new Value.Numeric(-2000)));
    }

    @Test
    void keepsCellsAsTheyAreWhereThatIsWanted() throws ScriptException {
        assertThat(table("cast: false").rows())
                .startsWith(List.of(new Value.Text("name"), new Value.Text("n")))
                .endsWith(List.of(new Value.Text(""), new Value.Text("-2e3")));
    }

    @Test
    void keepsEmptyLinesAsRowsWhereThatIsWanted() throws ScriptException {
        assertThat(table("skipEmptyLines: false").rows())
                .hasSize(5)
                .contains(List.of(new Value.Text(""), Value.Nothing.UNDEFINED));
    }

    @Test
    void aFileWithoutARowIsRefused() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> read("{path: a.csv, fields: [a], skipHeader: true}", "a\n"))
                .withMessage("p.yaml:1:8: the payload file \"a.csv\" holds no row");
    }

    @Test
    void whatIsNoCsvIsRefusedInOneSentence() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> read("{path: a.csv, fields: [a]}", "\"never closed"))
                .withMessageStartingWith("p.yaml:1:8: the payload file \"a.csv\" is not CSV: ")
                .withMessageNotContaining("\n");
    }

    @Test
    void aPathIsRelativeToTheScript(@TempDir Path folder) throws IOException, ScriptException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/a.csv"), "x\n");
        Path script = folder.resolve("load.yaml");
        Files.writeString(
                script,
                "config: {phases: [{duration: 1, arrivalRate: 1}], payload: {path: ./data/a.csv, fields: [a]}}\n"
                        + "scenarios: [{engine: ws, flow: [{send: '{{ a }}'}]}]");

        assertThat(LoadScripts.open(script.toString(), Optional.empty(), Map.of())
                        .notes())
                .isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("load.yaml");
        Files.writeString(script, "config: {payload: {path: b.csv, fields: [a]}}\nscenarios: [{engine: ws, flow: []}]");

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScripts.open(script.toString(), Optional.empty(), Map.of()))
                .withMessage("%s:1:26: the payload file \"b.csv\" cannot be read (there is no file %s)"
                        .formatted(script, folder.resolve("b.csv")));
    }

    private static Variables.Table table(String more) throws ScriptException {
        return read("{path: a.csv, fields: [name, n], " + more + "}", CSV);
    }

    private static Variables.Table read(String payload, String csv) throws ScriptException {
        return new PayloadFiles(path -> csv, new Notes())
                .read(NodeReader.read("p.yaml", payload))
                .getFirst();
    }
}
