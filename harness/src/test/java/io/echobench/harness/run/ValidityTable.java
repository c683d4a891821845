package io.echobench.harness.run;

import io.echobench.harness.run.Claims.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the validity tests showed, test by test. */
record ValidityTable(List<Entry> entries) {

    /** Those with a real half. */
    static final List<String> ALL = List.of("V1", "V2", "V4", "V5", "V6", "V7", "V9", "V10", "V11", "V12", "V14");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * One test.
     *
     * @param test {@code V4} ...
     * @param reason of a failure or a skip; empty when it held
     * @param at ISO-8601 instant
     * @param commit of the code that was tested; null in records that were made before it was kept
     */
    record Entry(
            String test,
            String name,
            List<Claim> claims,
            String verdict,
            String reason,
            String at,
            @Nullable String commit) {
        static final String HELD = "held";
        static final String FAILED = "FAILED";
        static final String SKIPPED = "skipped";

        private int number() {
            return Integer.parseInt(test.substring(1));
        }

        /** {@code aConstantDelayShiftsTheMedian} as a sentence. */
        private String sentence() {
            return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])", " ")
                    .toLowerCase(java.util.Locale.ROOT);
        }
    }

    static ValidityTable of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ValidityTable(files.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparingInt(Entry::number).thenComparing(Entry::name))
                    .toList());
        }
    }

    static Optional<Entry> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Entry.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, Entry entry) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(entry) + "\n");
    }

    long count(String verdict) {
        return entries.stream().filter(entry -> entry.verdict().equals(verdict)).count();
    }

    /** Of which nothing is kept. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(ALL);
        entries.forEach(entry -> missing.remove(entry.test()));
        return List.copyOf(missing);
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("%d tests: %d held, %d failed, %d skipped%s. What was skipped or has no record has shown nothing."
                .formatted(
                        entries.size(),
                        count(Entry.HELD),
                        count(Entry.FAILED),
                        count(Entry.SKIPPED),
                        missing().isEmpty() ? "" : "; without a record: " + String.join(", ", missing())));
        lines.add("");
        lines.add("| test | what | expected | measured | verdict | when | commit |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        for (Entry entry : entries) {
            lines.add("| %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            entry.test(),
                            cell(entry.sentence()),
                            joined(entry.claims().stream().map(Claim::expected)),
                            joined(entry.claims().stream().map(Claim::measured)),
                            entry.reason().isEmpty() ? entry.verdict() : entry.verdict() + ": " + cell(entry.reason()),
                            entry.at(),
                            Objects.requireNonNullElse(entry.commit(), "")));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String joined(Stream<String> texts) {
        return String.join("<br>", texts.map(ValidityTable::cell).toList());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
