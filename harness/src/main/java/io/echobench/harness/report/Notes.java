package io.echobench.harness.report;

import io.echobench.harness.result.ConformanceVerdicts;
import io.echobench.harness.result.ConformanceVerdicts.FailedCase;
import io.echobench.harness.stats.LatencySummary;
import io.echobench.harness.stats.LatencySummary.Source;
import io.echobench.harness.stats.Summary;
import io.echobench.harness.stats.Summary.Heading;
import io.echobench.harness.stats.Summary.Row;
import io.echobench.harness.stats.Summary.Status;
import io.echobench.load.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentences around the table: without them its numbers would say more than is true. */
final class Notes {

    /** How many ids of failed conformance cases a line names. */
    private static final int NAMED_CASES = 5;

    /** How many sentences on errors a line quotes. */
    private static final int NAMED_SAMPLES = 2;

    private static final Map<String, String> MARKS = marks();
    private static final Map<String, String> BESIDE = Map.of(
            "skipped", " sessions skipped, because as many were open as maxVusers allows",
            "discarded", " echoes discarded, because the session was over (fire-and-forget)",
            "logged", " lines logged, the first of them in trials/*.load.stderr.log");

    private Notes() {}

    /** The line above the table: under which conditions all rows were measured. */
    static String heading(Summary summary) {
        Heading heading = summary.heading();
        String finished = heading.finishedTrials() == heading.plannedTrials()
                ? ""
                : ", unfinished: %d of %d trials".formatted(heading.finishedTrials(), heading.plannedTrials());
        return "%s: %s, %s, %s, %s, seed %d%s%s"
                .formatted(
                        heading.script(),
                        heading.profile(),
                        client(heading),
                        rounds(heading.rounds()),
                        heading.jdk(),
                        heading.seed(),
                        finished,
                        heading.profiled().map(words -> "; " + words).orElse(""));
    }

    private static String client(Heading heading) {
        return heading.client()
                .map(client -> "client: " + client + ", polling: " + heading.polling())
                .orElse("client polling: " + heading.polling());
    }

    /** How the table is to be read. */
    static List<String> reading(Summary summary) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Rows are in the order of the catalog and not ranked: under an open loop Time, Requests and RPS are what the"
                        + " script asked for, not what a server can do.");
        notes.add(
                "Time (first message due to last completion, pauses included), Requests (echoes completed) and RPS are those"
                        + " of the open loop in the median round; Offered is sent over intended; Errors counts all classes in all"
                        + " measured phases, summed over rounds.");
        notes.add("Latency is the response time: from the time a message was due to its echo, "
                + source(summary)
                + ". \"> 5.0 s\": it lies among messages that were never answered within that time. \"-\": fewer than 100"
                + " messages lie beyond the percentile, or there is no such figure.");
        if (summary.ranked().isPresent()) {
            notes.add(
                    "Of a run with a ladder, Time, Requests, RPS, Offered, latency and CPU of the open loop are those of the phases"
                            + " beside the ladder; Errors are those of all phases of the backend's own server. What the server beside it"
                            + " did is in no row. Of several attempts at a round, the first that counts stands in the row.");
        }
        if (summary.heading().rounds() > 1) {
            notes.add("A range is the lowest and the highest round; without one, all rounds print alike.");
        }
        return notes;
    }

    /** What is to be said of single rows: failures, errors by class, conformance, marks. */
    static List<String> rows(Summary summary) {
        List<String> notes = new ArrayList<>();
        for (Row row : summary.rows()) {
            String id = row.backend().id();
            if (row.status() != Status.MEASURED) {
                notes.add(id + ": " + status(row.status()) + ": " + row.reason());
            }
            if (row.allErrors() > 0) {
                notes.add("%s: %s errors: %s%s"
                        .formatted(id, Numbers.count(row.allErrors()), errors(row.errors()), first(row.samples())));
            }
            if (!row.beside().isEmpty()) {
                notes.add(id + ": " + beside(row.beside()));
            }
            row.backend()
                    .conformance()
                    .filter(verdicts -> !verdicts.failed().isEmpty())
                    .ifPresent(verdicts -> notes.add(id + ": " + conformance(verdicts)));
        }
        MARKS.forEach((mark, meaning) -> {
            if (summary.rows().stream().anyMatch(row -> row.marks().containsKey(mark))) {
                notes.add(mark + ": " + meaning);
            }
        });
        return notes;
    }

    /** {@code 30 timeout, 2 closed}. */
    static String errors(Map<String, Long> errors) {
        return errors.entrySet().stream()
                .map(error -> Numbers.count(error.getValue()) + " " + error.getKey())
                .collect(Collectors.joining(", "));
    }

    /** {@code 12 sessions skipped (maxVusers), 3 lines logged}. */
    static String beside(Map<String, Long> beside) {
        return beside.entrySet().stream()
                .map(entry ->
                        Numbers.count(entry.getValue()) + BESIDE.getOrDefault(entry.getKey(), " " + entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String first(List<String> samples) {
        return samples.isEmpty()
                ? ""
                : samples.stream().limit(NAMED_SAMPLES).collect(Collectors.joining("; ", ": ", ""));
    }

    /** {@code 2 rounds}. */
    static String rounds(int rounds) {
        return rounds == 1 ? "1 round" : rounds + " rounds";
    }

    /** {@code partly failed}. */
    static String status(Status status) {
        return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String conformance(ConformanceVerdicts verdicts) {
        String named = verdicts.failed().stream()
                .limit(NAMED_CASES)
                .map(FailedCase::id)
                .collect(Collectors.joining(", "));
        int more = verdicts.failed().size() - NAMED_CASES;
        return "%d of %d conformance cases are not passed: %s%s"
                .formatted(verdicts.failed().size(), verdicts.cases(), named, more > 0 ? " and " + more + " more" : "");
    }

    private static String source(Summary summary) {
        boolean figures = summary.rows().stream()
                .flatMap(row -> row.open().stream())
                .flatMap(open -> open.latency(Interval.RESPONSE).stream())
                .map(LatencySummary::source)
                .anyMatch(Source.FIGURES::equals);
        return figures
                ? "over the open-loop phases of all rounds; where histogram logs are missing, a percentile is the median of the"
                        + " phases' and rounds' own"
                : "over the open-loop phases of all rounds at once, from their merged histograms";
    }

    private static Map<String, String> marks() {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(
                "client-limited",
                "the load generator was late or at its limit: at p50 or p99 of an open loop its lag, or what the response has"
                        + " beyond the round trip, is more than 0.1 ms and more than a tenth of the response; or a loop of it stood"
                        + " still for more than 15 ms, was busy for more than 70 % of an open loop, or waited for its own JVM");
        marks.put("noisy", "something else used the machine meanwhile");
        marks.put("not-steady", "what a message cost at the rungs that rank did not settle, or did not stay");
        marks.put(
                "killed-at-stop",
                "the server did not stop within 2 s of being told to, after all figures had been taken, and was killed");
        return marks;
    }
}
