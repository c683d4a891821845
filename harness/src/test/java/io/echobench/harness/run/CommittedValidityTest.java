package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.run.ValidityTable.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed validity table is that of its records, says nothing failed, and README quotes it. */
class CommittedValidityTest {

    private static final Path FOLDER = Path.of("..", "docs", "validity");
    private static final int MOST_SKIPS = 3;
    private static final List<String> KEPT = List.of("V1", "V2", "V4", "V5", "V6", "V7", "V9", "V10", "V12", "V14");

    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(V[0-9]+)\"\\)");
    private static final Pattern MILLIS = Pattern.compile("\\d+\\.\\d+(?= ms)");

    @Test
    void theTableIsThatOfItsRecords() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("table.md")))
                .isEqualTo(ValidityTable.of(FOLDER).markdown());
    }

    @Test
    void nothingFailedAndLittleWasSkippedOrIsMissing() throws IOException {
        ValidityTable table = ValidityTable.of(FOLDER);
        assertThat(table.entries()).hasSizeGreaterThan(10);
        assertThat(table.entries()).extracting(Entry::test).containsAll(KEPT);
        assertThat(table.count(Entry.FAILED)).isZero();
        assertThat(table.count(Entry.SKIPPED) + table.missing().size()).isLessThanOrEqualTo(MOST_SKIPS);
    }

    @Test
    void everyTestWithARealHalfIsKnownToTheTable() throws IOException {
        Set<String> tagged = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("ValidityTest.java"))
                    .toList()) {
                Matcher tag = TAG.matcher(Files.readString(source));
                while (tag.find()) {
                    tagged.add(tag.group(1));
                }
            }
        }
        assertThat(tagged).containsExactlyInAnyOrderElementsOf(ValidityTable.ALL);
    }

    @Test
    void theBuildKnowsEveryTestWithARealHalfAndNoOther() throws IOException {
        Matcher known =
                Pattern.compile("<regex>validity\\|(.*)</regex>").matcher(Files.readString(Path.of("..", "pom.xml")));
        assertThat(known.find()).isTrue();
        assertThat(IntStream.rangeClosed(0, 99)
                        .mapToObj(number -> "V" + number)
                        .filter(known.group(1).transform(Pattern::compile).asMatchPredicate()))
                .containsExactlyElementsOf(ValidityTable.ALL);
    }

    @Test
    void everyVerdictIsOneOfThree() throws IOException {
        assertThat(ValidityTable.of(FOLDER).entries())
                .extracting(Entry::verdict)
                .isSubsetOf(Entry.HELD, Entry.SKIPPED, Entry.FAILED);
    }

    @Test
    void everyFigureOfAStoppedServerInReadmeIsThatOfItsRecord() throws IOException {
        List<Entry> stopped = ValidityTable.of(FOLDER).entries().stream()
                .filter(entry -> entry.test().equals("V4"))
                .toList();
        String section = Files.readString(Path.of("..", "README.md"))
                .split("### Why \"due\" matters", 2)[1]
                .split("\n## ", 2)[0];
        List<String> rows = section.lines()
                .filter(line -> line.startsWith("| ") && line.contains(" ms"))
                .toList();
        assertThat(rows).isNotEmpty();
        for (String row : rows) {
            String server = row.split("\\|", -1)[1].strip();
            Entry entry = stopped.stream()
                    .filter(each -> each.name().endsWith(" " + server))
                    .findFirst()
                    .orElseThrow();
            Matcher figures = MILLIS.matcher(row);
            while (figures.find()) {
                assertThat(entry.claims().toString()).as(server).contains(figures.group());
            }
        }
    }
}
