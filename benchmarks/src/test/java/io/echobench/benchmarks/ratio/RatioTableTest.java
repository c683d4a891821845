package io.echobench.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.benchmarks.ratio.RatioRecord.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RatioTableTest {

    private static final Shape SHAPE = new Shape("64x32", new Shape.Load.Closed(64, 32), 1.08);

    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    @Test
    void aRowHasTheMediansTheRatioItsIntervalAndTheVerdict() {
        RatioResults results = results();
        results.add(SHAPE, new Pair(1, true, window(5_000), window(5_000)));
        results.add(SHAPE, new Pair(2, true, window(5_100), window(5_000)));
        results.add(SHAPE, new Pair(3, true, window(5_250), window(5_000)));
        String table = RatioTable.render(results.record());

        assertThat(table)
                .contains("| closed loop, 64 x 32 B | 3 | 5.10 | 5.00 |")
                .contains("| 1.023 (0.963-1.087) | 1.020 |")
                .contains("| <= 1.08 | open |");
        assertThat(progress).hasSize(3);
    }

    @Test
    void aRoundThatFailedIsSaidAndIsNoPair() {
        RatioResults results = results();
        results.add(SHAPE, new Pair(1, true, window(5_250), window(5_000)));
        results.fail(SHAPE, "round 2: the C client ended early.");
        String table = RatioTable.render(results.record());

        assertThat(table).contains("| closed loop, 64 x 32 B | 1 |").contains("round 2: the C client ended early.");
        assertThat(results.record().shapes().getFirst().summary()).isEmpty();
    }

    @Test
    void theFileHoldsEveryRoundAsSoonAsItIsThere() throws IOException {
        RatioResults results = results();
        results.add(SHAPE, new Pair(1, false, window(6_000), window(5_000)));
        results.add(SHAPE, new Pair(2, true, window(6_000), window(5_000)));
        JsonNode file =
                JsonMapper.shared().readTree(folder.resolve("ratio.json").toFile());

        assertThat(file.get("schema").asInt()).isEqualTo(1);
        JsonNode shape = file.get("shapes").get(0);
        assertThat(shape.get("pairs")).hasSize(2);
        assertThat(shape.get("pairs").get(0).get("first").get("clientNanos").asLong())
                .isEqualTo(6_000_000);
        assertThat(shape.get("summary").get("cpu").get("pairs").asInt()).isEqualTo(2);
        assertThat(shape.get("summary").get("verdict").asString()).isEqualTo("MISSED");
    }

    private RatioResults results() {
        RatioRecord empty =
                new RatioRecord(1, "2026-01-01T00:00:00Z", "echobench", "C client", Map.of(), Map.of(), List.of());
        return new RatioResults(empty, folder.resolve("ratio.json"), Bounds::goalOf, progress::add);
    }

    /** 1,000 messages at so many nanoseconds each. */
    private static Window window(long nanosAMessage) {
        return new Window(1_000, 10_000_000, nanosAMessage * 1_000, 5_000_000, 50_000, 90_000);
    }
}
