package io.echobench.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void reportsOfDifferentLoadAreSaidNotToCompare() throws Exception {
        List<Explanation> all = List.of(Reports.explained("one-ws.json"), Reports.explained("two-ws.json"));

        assertThat(Comparison.of(all)).extracting(Finding::rule).containsExactly(Rule.DIFFERENT_LOAD);
    }

    @Test
    void oneReportIsComparedWithNothing() throws Exception {
        assertThat(Comparison.of(List.of(Reports.explained("one-ws.json")))).isEmpty();
    }

    @Test
    void aLimitThatIsTheSameWhateverTheServerIsTheGenerators() throws Exception {
        List<Explanation> all = List.of(Reports.explained("one-ws.json"), faster());

        assertThat(Comparison.of(all))
                .extracting(Finding::rule)
                .containsExactly(Rule.SAME_PLATEAU, Rule.LATENCY_MISRANKS);
    }

    @Test
    void sideBySideEveryReportIsARowUnderItsName() throws Exception {
        assertThat(ExplanationText.render(List.of(Reports.explained("one-ws.json"), faster())))
                .containsPattern("\\none-ws.json +6,800 +5,162 +5,136 +26 +0 +63 +310 +641 +1,505 +0.05 +60 s\\n")
                .containsPattern("\\nfaster.json +6,800 +5,162 +5,136 +26 +0 +63 +70 +641 +1,505 +0.09 +60 s\\n");
    }

    /** The same report with shorter sessions and longer send calls. */
    private static Explanation faster() throws UnreadableReportException {
        String report = new String(Reports.bytes("one-ws.json"), StandardCharsets.UTF_8)
                .replace("\"median\": 0.05,", "\"median\": 0.09,")
                .replace("\"p95\": 310.2,", "\"p95\": 70.2,");
        return Explainer.explain(
                ReportReader.read("faster.json", report.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    }
}
