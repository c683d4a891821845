package io.echobench.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three reports of the comparison that echobench continues, wherever their folder is present. */
class OriginalReportsTest {

    @BeforeEach
    void requireTheFolder() {
        Assumptions.assumeTrue(
                Files.isDirectory(Reports.ORIGINALS), "skipped: the original reports are not at " + Reports.ORIGINALS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python_websockets.json | 33,112 created | 1,180 lost; 0 errors | took 423 ms at the median",
                "node_ws.json | 32,799 created | 125 lost; 0 errors | took 369 ms at the median",
                "node_lws.json | 33,309 created | 0 lost; 0 errors | took 55 ms at the median"
            })
    void sayWhatTheyReallySay(String name, String created, String lost, String median) throws Exception {
        Explanation explained = Reports.original(name);

        assertThat(Reports.said(explained, Rule.SESSIONS)).contains("40,650 intended", created, lost);
        assertThat(Reports.said(explained, Rule.SESSION_LENGTH)).contains(median);
        assertThat(Reports.said(explained, Rule.LATENCY_MEANING)).contains("the client's own send call");
        assertThat(Reports.said(explained, Rule.PLATEAU)).contains("At 190-240 s");
    }

    @ParameterizedTest
    @CsvSource({"python_websockets.json, true", "node_ws.json, true", "node_lws.json, false"})
    void onlyTheGeneratorSaturatedWithLws(String name, boolean saturated) throws Exception {
        assertThat(Reports.original(name).timeline().saturatedFrom().isPresent())
                .isEqualTo(saturated);
    }

    @Test
    void togetherShowTheGeneratorsLimitAndThatTheLatencyMisranksThem() throws Exception {
        List<Explanation> all = List.of(
                Reports.original("python_websockets.json"),
                Reports.original("node_ws.json"),
                Reports.original("node_lws.json"));

        assertThat(Comparison.of(all))
                .extracting(Finding::rule)
                .containsExactly(Rule.SAME_PLATEAU, Rule.LATENCY_MISRANKS);
        assertThat(ExplanationText.render(all)).containsPattern("node_lws.json +40,650 +33,309 +33,309 +0 +0 +55 ");
    }

    @Test
    void areTheSameWithinAnHtmlPage() throws Exception {
        String json = Files.readString(Reports.ORIGINALS.resolve("node_ws.json"));
        String page = "<html><script>window.Report = " + json + ";</script></html>";
        Explanation explained = Explainer.explain(
                ReportReader.read("node_ws.json", page.getBytes(StandardCharsets.UTF_8)), Optional.empty());

        assertThat(explained.findings())
                .isEqualTo(Reports.original("node_ws.json").findings());
    }
}
