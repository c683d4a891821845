package io.echobench.harness.explain;

import io.echobench.harness.script.PlannedArrivals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The reports that the tests are about. */
final class Reports {

    /** Written for these tests, in the shapes of the versions. */
    static final List<String> ALL = List.of("one-ws.json", "one-http.html", "two-ws.json", "two-http.json");

    /** Of the comparison that echobench continues; not part of the project. */
    static final Path ORIGINALS = Path.of("../../shared/data/original");

    private Reports() {}

    static byte[] bytes(String name) {
        try (InputStream in = Reports.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Explanation explained(String name) throws UnreadableReportException {
        return explained(name, Optional.empty());
    }

    static Explanation explained(String name, Optional<PlannedArrivals> script) throws UnreadableReportException {
        return Explainer.explain(ReportReader.read(name, bytes(name)), script);
    }

    static Explanation original(String name) throws IOException, UnreadableReportException {
        return Explainer.explain(
                ReportReader.read(name, Files.readAllBytes(ORIGINALS.resolve(name))), Optional.empty());
    }

    /** What was found by a rule; empty when nothing was. */
    static String said(Explanation explanation, Rule rule) {
        return explanation.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .map(Finding::sentence)
                .findFirst()
                .orElse("");
    }
}
