package io.echobench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.echobench.harness.explain.ArtilleryReport;
import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.Explainer;
import io.echobench.harness.explain.Explanation;
import io.echobench.harness.explain.ExplanationJson;
import io.echobench.harness.explain.ReportReader;
import io.echobench.harness.result.RecordedSessions;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArtilleryFilesTest {

    private static final long TEN_PAST = Instant.parse("2026-11-23T15:00:10Z").toEpochMilli();

    @TempDir
    private Path folder;

    @Test
    void countsAreThoseOfTheTrialInTotalAndInWindowsOfTheWallClock() throws Exception {
        JsonNode report = written(RecordedSessions.run(folder, 1, "netty"), "out.json");

        assertThat(counter(report.path("aggregate"), "vusers.created")).isEqualTo(44);
        assertThat(counter(report.path("aggregate"), "vusers.completed")).isEqualTo(42);
        assertThat(counter(report.path("aggregate"), "vusers.failed")).isEqualTo(2);
        assertThat(counter(report.path("aggregate"), "websocket.messages_sent")).isEqualTo(43);
        assertThat(counter(report.path("aggregate"), "websocket.messages_received"))
                .isEqualTo(42);
        JsonNode first = report.path("intermediate").path(0);
        JsonNode second = report.path("intermediate").path(1);
        assertThat(report.path("intermediate").size()).isEqualTo(2);
        assertThat(first.path("period").stringValue()).isEqualTo(String.valueOf(TEN_PAST));
        assertThat(second.path("period").stringValue()).isEqualTo(String.valueOf(TEN_PAST + 10_000));
        assertThat(counter(first, "vusers.created")).isEqualTo(14);
        assertThat(counter(first, "vusers.completed")).isEqualTo(13);
        assertThat(counter(second, "vusers.created")).isEqualTo(30);
        assertThat(counter(second, "vusers.completed")).isEqualTo(29);
    }

    @Test
    void anErrorStandsInItsWindowWhereItsPhaseHasOneClassAndElseWhereThePhaseEnds() throws Exception {
        JsonNode windows =
                written(RecordedSessions.run(folder, 1, "netty"), "out.json").path("intermediate");

        assertThat(counter(windows.path(0), "errors.timeout")).isEqualTo(1);
        assertThat(counter(windows.path(1), "errors.timeout")).isZero();
        assertThat(counter(windows.path(1), "errors.connect")).isEqualTo(1);
        assertThat(counter(windows.path(1), "errors.unsent")).isEqualTo(1);
    }

    @Test
    void ratesAreCountsOverTheTimeInWhichAnythingWasCounted() throws Exception {
        JsonNode report = written(RecordedSessions.run(folder, 1, "netty"), "out.json");

        assertThat(rate(report.path("intermediate").path(0))).isEqualTo(14 / 7.0);
        assertThat(rate(report.path("intermediate").path(1))).isEqualTo(29 / 10.0);
        assertThat(rate(report.path("aggregate"))).isEqualTo((14 / 7.0 + 29 / 10.0) / 2);
    }

    @Test
    void timesAreInMillisecondsAndUnansweredMessagesStandBeyondThem() throws Exception {
        JsonNode summaries = written(RecordedSessions.run(folder, 1, "netty"), "out.json")
                .path("aggregate")
                .path("summaries");

        JsonNode response = summaries.path("echobench.response");
        assertThat(response.path("count").longValue()).isEqualTo(42);
        assertThat(response.path("median").doubleValue()).isBetween(0.05, 0.0501);
        assertThat(response.path("p99").doubleValue()).isEqualTo(5_000);
        assertThat(response.path("unanswered").longValue()).isEqualTo(2);
        assertThat(summaries.path("vusers.session_length").path("p95").doubleValue())
                .isBetween(0.9, 0.901);
        assertThat(summaries.path("echobench.send").path("max").doubleValue()).isBetween(0.01, 0.0101);
    }

    @Test
    void explainFindsTheSameCountsAndAGeneratorThatKeptItsSchedule() throws Exception {
        ArtilleryFiles.write(RecordedSessions.run(folder, 1, "netty"), folder.resolve("out.json"));
        ArtilleryReport read = ReportReader.read("out.json", Files.readAllBytes(folder.resolve("out.json")));
        Explanation explained = Explainer.explain(read, Optional.empty());

        assertThat(read.engine()).isEqualTo(Engine.ECHOBENCH);
        assertThat(read.total().errors()).containsOnly(entry("timeout", 1L), entry("connect", 1L), entry("unsent", 1L));
        JsonNode json = JsonMapper.shared()
                .readTree(ExplanationJson.render(List.of(explained)))
                .path("reports")
                .path(0);
        assertThat(json.path("sessions").path("intended").longValue()).isEqualTo(44);
        assertThat(json.path("sessions").path("created").longValue()).isEqualTo(44);
        assertThat(json.path("sessions").path("lost").longValue()).isEqualTo(2);
        assertThat(json.path("windows").values())
                .allSatisfy(window -> assertThat(window.path("due").doubleValue())
                        .isEqualTo(window.path("created").doubleValue()));
    }

    @Test
    void countsAreTheSameWhereNoHistogramLogWasKept() throws Exception {
        RunDirectory directory = RecordedSessions.run(folder, 1, "netty");
        for (Path log : directory.histogramLogs(SampleRun.trial(1, 1, "netty"))) {
            Files.delete(log);
        }
        JsonNode aggregate = written(directory, "out.json").path("aggregate");

        assertThat(counter(aggregate, "vusers.created")).isEqualTo(44);
        assertThat(counter(aggregate, "vusers.completed")).isEqualTo(42);
        assertThat(counter(aggregate, "errors.timeout")).isEqualTo(1);
        assertThat(aggregate.path("summaries").size()).isZero();
    }

    @Test
    void everyBackendAndRoundHasItsFileAndAFailedOneIsNamed() throws Exception {
        RunDirectory directory = RecordedSessions.run(folder, 2, "netty", "undertow");
        directory.write(SampleRun.failed(SampleRun.trial(4, 2, "undertow"), "the server process ended"));

        List<String> lines = ArtilleryFiles.write(directory, folder.resolve("out.json"));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "out-netty-round1.json", "out-netty-round2.json", "out-undertow-round1.json");
        }
        assertThat(lines).hasSize(4);
        assertThat(lines.getLast())
                .contains("no artillery report", "out-undertow-round2.json: the server process ended");
    }

    private JsonNode written(RunDirectory directory, String name) throws IOException {
        ArtilleryFiles.write(directory, folder.resolve(name));
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(name)));
    }

    private static long counter(JsonNode period, String name) {
        return period.path("counters").path(name).longValue(0);
    }

    private static double rate(JsonNode period) {
        return period.path("rates").path("websocket.send_rate").doubleValue();
    }
}
