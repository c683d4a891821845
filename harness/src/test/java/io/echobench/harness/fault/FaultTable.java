package io.echobench.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each fault came to, as the tests saw it; written to {@code target/fault-table.md} with every row. */
final class FaultTable {

    private static final Path FILE = FaultModule.target().resolve("fault-table.md");
    private static final Map<Fault, String> ROWS = new TreeMap<>();

    private FaultTable() {}

    /**
     * Adds a row.
     *
     * @param row what the results say, or where there are none, what was said on stderr
     * @param status exit status
     * @param left processes 5 s later
     * @param kept trials that came through, of those that were planned
     */
    static synchronized void add(Fault fault, String row, int status, int left, String kept) {
        ROWS.put(fault, "| %s | %s | %d | %d | %s |".formatted(fault.title(), cell(row), status, left, kept));
        List<String> lines = new ArrayList<>(List.of(
                "| fault | what the row says | exit status | processes left 5 s later | trials kept |",
                "| --- | --- | ---: | ---: | ---: |"));
        lines.addAll(ROWS.values());
        try {
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port, an address or a time is another one each time. */
    private static String cell(String text) {
        return text.replaceAll("\\b\\d{4,5}\\b", "N")
                .replace("|", "\\|")
                .replace("\n", " ")
                .strip();
    }
}
