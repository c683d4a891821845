package io.echobench.load.hostile;

import io.echobench.load.Counts;
import io.echobench.load.hostile.HostileRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of each attack, for people: {@code target/hostile-table.md}. */
final class HostileTable {

    private static final Path FILE = Path.of("target", "hostile-table.md");

    private final List<String> lines = new ArrayList<>(List.of(
            "| server | counted | what is said | growth (MiB) | ended after (s) |",
            "| --- | --- | --- | ---: | ---: |"));

    void add(Attack attack, Outcome outcome) {
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.0f | %.1f |",
                attack.what(),
                errors(outcome.attacked().counts()),
                String.join("; ", outcome.attacked().samples()),
                outcome.grown() / 1048576.0,
                outcome.nanos() / 1e9));
    }

    private static String errors(Counts counts) {
        return counts.errors().entrySet().stream()
                .filter(error -> error.getValue() > 0)
                .map(error -> error.getKey().id() + " " + error.getValue())
                .collect(Collectors.joining(", "));
    }

    void write() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
        lines.forEach(System.out::println);
    }
}
