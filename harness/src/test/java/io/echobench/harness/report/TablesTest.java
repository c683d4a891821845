package io.echobench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.stats.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

    @TempDir
    private static Path results;

    private static RunDirectory directory;
    private static Summary summary;

    @BeforeAll
    static void writeReports() throws IOException {
        directory = SampleDirectory.write(results);
        summary = ReportWriter.writeAll(directory, directory.run(), directory.trials());
    }

    @Test
    void markdownIsAsItWas() throws IOException {
        assertThat(Files.readString(directory.path().resolve("table.md"))).isEqualTo(golden("table.md"));
    }

    @Test
    void csvIsAsItWas() throws IOException {
        assertThat(Files.readString(directory.path().resolve("table.csv")))
                .isEqualTo(golden("table.csv").replace("\n", "\r\n"));
    }

    @Test
    void everyCsvLineHasAFieldForEveryHeading() {
        String[] lines = CsvReport.render(summary)
                .replaceAll("\"([^\"]|\"\")*\"", "quoted")
                .split("\r\n", -1);

        assertThat(lines).hasSize(summary.rows().size() + 2);
        for (String line : List.of(lines).subList(0, lines.length - 1)) {
            assertThat(line.split(",", -1)).as(line).hasSameSizeAs(lines[0].split(",", -1));
        }
    }

    @Test
    void quotesWhatWentWrongFirstBesideTheErrors() {
        assertThat(TextReport.render(summary))
                .contains("604 errors: 600 timeout, 4 mismatch: another payload came back | <b>; no echo within 5.0 s")
                .doesNotContain("a third");
    }

    @Test
    void textFitsATerminalAndMovesNoCursor() {
        String text = TextReport.render(summary);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(160));
        assertThat(text).matches("[\\x20-\\x7e\\n]*");
    }

    @Test
    void textKeepsARowForEveryBackend() {
        List<String> lines = TextReport.render(summary).lines().toList();

        for (String id : List.of("netty", "undertow", "helidon", "node-ws", "hostile")) {
            assertThat(lines)
                    .as(id)
                    .filteredOn(line -> line.matches(id + " .*"))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void markdownTakesNoMarkupFromABackend() {
        assertThat(MarkdownReport.render(summary)).doesNotContain("<script", "<img", "\u001b");
    }

    private static String golden(String name) throws IOException {
        try (InputStream golden = TablesTest.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
