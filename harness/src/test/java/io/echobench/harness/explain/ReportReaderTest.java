package io.echobench.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Generation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {

    @ParameterizedTest
    @CsvSource({
        "one-ws.json, ONE, JSON, WEBSOCKET, 9",
        "one-http.html, ONE, HTML, HTTP, 3",
        "two-ws.json, TWO, JSON, WEBSOCKET, 4",
        "two-http.json, TWO, JSON, HTTP, 2"
    })
    void tellsVersionFormAndEngineByContentWhateverTheName(
            String name, Generation generation, String form, Engine engine, int windows)
            throws UnreadableReportException {
        ArtilleryReport report = ReportReader.read("report.txt", Reports.bytes(name));

        assertThat(report.generation()).isEqualTo(generation);
        assertThat(report.form()).isEqualTo(form);
        assertThat(report.engine()).isEqualTo(engine);
        assertThat(report.windows()).hasSize(windows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | it is empty",
                "hello | it begins neither as JSON nor as HTML",
                "[1] | it holds a JSON list",
                "{\"config\": {}, \"scenarios\": []} | it has no \"aggregate\" but config, scenarios",
                "{} | it has no \"aggregate\" but nothing",
                "<html><body>hi</body></html> | an HTML page without window.Report",
                "<svg/> | a page of markup without window.Report",
                "{\"aggregate\": {\"counters\": {\"core.vusers.created.total\": 1}}} | an unknown version",
                "{\"aggregate\": {\"mean\": 1}} | but mean, an unknown version"
            })
    void saysWhatWasFoundInsteadOfAReport(String text, String found) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageStartingWith("x.json is no report of Artillery: ")
                .hasMessageContaining(found)
                .hasMessageContaining("artillery run -o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"aggregate\": {\"scenariosCreated\": 5 | breaks off or is malformed at line 1",
                "{\"aggregate\": {}} {} | is malformed",
                "<script>window.Report = {\"aggregate\" | its window.Report breaks off",
                "{\"aggregate\": 5} | aggregate is 5 where an object belongs",
                "{\"aggregate\": {\"scenariosCreated\": \"many\"}} | aggregate.scenariosCreated is \"many\" where a count belongs",
                "{\"aggregate\": {\"scenariosCreated\": -1}} | aggregate.scenariosCreated is -1 where a count belongs",
                "{\"aggregate\": {\"scenariosCreated\": 1.5}} | where a count belongs",
                "{\"aggregate\": {\"scenariosCreated\": 1}, \"intermediate\": {}} | intermediate is {} where a list belongs",
                "{\"aggregate\": {\"scenariosCreated\": 1}, \"intermediate\": [{}]} | intermediate[0].timestamp is missing",
                "{\"aggregate\": {\"scenariosCreated\": 1}, \"intermediate\": [{\"timestamp\": \"now\"}]} | intermediate[0].timestamp is \"now\"",
                "{\"aggregate\": {\"scenariosCreated\": 1, \"latency\": {\"min\": \"?\"}}} | aggregate.latency.min",
                "{\"aggregate\": {\"scenariosCreated\": 1}, \"intermediate\": [{\"timestamp\": 9000}, {\"timestamp\": 1000}]} | go backwards"
            })
    void saysWhereAReportIsDamaged(String text, String where) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageStartingWith("x.json is damaged: ")
                .hasMessageContaining(where);
    }

    @Test
    void phasesThatCannotBeReadLeaveTheRestReadable() throws UnreadableReportException {
        ArtilleryReport report =
                read("{\"aggregate\": {\"scenariosCreated\": 1}, \"phases\": [{\"duration\": \"{{ d }}\"}]}");

        assertThat(report.planned()).isEmpty();
        assertThat(report.unreadablePhases()).contains("duration is");
    }

    @Test
    void readsAReportThatBeginsWithAByteOrderMark() throws UnreadableReportException {
        assertThat(read("\uFEFF{\"aggregate\": {\"scenariosCreated\": 7}}")
                        .total()
                        .created())
                .isEqualTo(7);
    }

    private static ArtilleryReport read(String text) throws UnreadableReportException {
        return ReportReader.read("x.json", text.getBytes(StandardCharsets.UTF_8));
    }
}
