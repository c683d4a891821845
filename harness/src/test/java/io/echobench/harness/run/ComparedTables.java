package io.echobench.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The finished tables of a test that runs for long, each in a file of its own, so that one that was cut short goes on. {@code
 * -Dvalidity.again} starts anew.
 */
final class ComparedTables {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double MOST_INVALID = 0.25;
    private static final int FEWEST_TO_JUDGE = 20;

    private final Path folder;

    /**
     * One table of two.
     *
     * @param burnNanos on each message of the own server
     * @param own CPU nanoseconds of a message in each round
     * @param anchor of the server beside it
     * @param invalid first attempts that did not count, of all {@code first}
     */
    record Finished(int number, long burnNanos, List<Double> own, List<Double> anchor, int invalid, int first) {}

    ComparedTables(String test) throws IOException {
        folder = ValidityRecords.FOLDER.resolve("tables-" + test);
        if (System.getProperty("validity.again") != null && Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    Optional<Finished> read(int number) {
        try {
            return Files.exists(file(number))
                    ? Optional.of(JSON.readValue(Files.readString(file(number)), Finished.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Finished table) throws IOException {
        Path whole = folder.resolve("." + table.number() + ".tmp");
        Files.writeString(whole, JSON.writeValueAsString(table) + "\n");
        Files.move(whole, file(table.number()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** Aborts the test where more than a quarter of all first attempts so far, and of those of the unfinished table, did not count. */
    void expectQuiet(int invalidNow, int firstNow) {
        List<Finished> finished = IntStream.rangeClosed(0, 100)
                .mapToObj(this::read)
                .flatMap(Optional::stream)
                .toList();
        int invalid = invalidNow + finished.stream().mapToInt(Finished::invalid).sum();
        int first = firstNow + finished.stream().mapToInt(Finished::first).sum();
        if (first >= FEWEST_TO_JUDGE && invalid > MOST_INVALID * first) {
            throw new TestAbortedException(
                    "skipped: noisy (%d of %d trials did not count; -Dvalidity.again starts anew)"
                            .formatted(invalid, first));
        }
    }

    private Path file(int number) {
        return folder.resolve("%02d.json".formatted(number));
    }
}
