package io.echobench.benchmarks.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.benchmarks.JsonFile;
import io.echobench.benchmarks.budgets.BudgetRecord.Proved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BudgetTableTest {

    private static final Proved LAG = new Proved(
            "lag",
            "open loop",
            12.3,
            List.of(
                    Finding.of("lag p99", Goal.atMost(40, "us"), 12.5),
                    Finding.of("sent", Goal.exactly(1_500_000, ""), 1_499_999)),
            List.of("lag p50 1.0 us."),
            Optional.empty());
    private static final Proved CONNECTIONS =
            new Proved("connections", "many", 0, List.of(), List.of(), Optional.of("connections holds too many."));

    private final BudgetRecord record = new BudgetRecord(
                    BudgetRecord.SCHEMA,
                    "2026-01-01T00:00:00Z",
                    Map.of("polling", "spin"),
                    Map.of("load average at start", "0.10", "cpu", "any"),
                    List.of())
            .with(LAG)
            .with(CONNECTIONS);

    @Test
    void everyFigureStandsBesideItsGoalAndVerdict() {
        assertThat(BudgetTable.render(record))
                .contains(
                        "| lag | lag p99 | <= 40 us | 12.50 us | met |",
                        "| lag | sent | = 1,500,000 | 1,499,999 | missed |",
                        "| connections | connections holds too many. | - | - | failed |",
                        "* lag: open loop (took 12 s). lag p50 1.0 us.",
                        "* polling: spin",
                        "* load average at start: 0.10")
                .doesNotContain("* cpu: any");
    }

    @Test
    void oneMissedFigureMissesTheBudget() {
        Proved met = new Proved("lag", "", 1, LAG.findings().subList(0, 1), List.of(), Optional.empty());
        assertThat(met.met()).isTrue();
        assertThat(LAG.met()).isFalse();
        assertThat(CONNECTIONS.met()).isFalse();
    }

    @Test
    void theFileHoldsGoalMeasuredAndVerdict(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("budgets.json");
        JsonFile.write(file, record);
        JsonNode first = JsonMapper.shared()
                .readTree(Files.readAllBytes(file))
                .get("budgets")
                .get(0)
                .get("findings")
                .get(0);
        assertThat(first.get("measured").asDouble()).isEqualTo(12.5);
        assertThat(first.get("verdict").asString()).isEqualTo("MET");
        assertThat(first.get("goal").get("bound").asDouble()).isEqualTo(40);
        assertThat(first.get("goal").get("direction").asString()).isEqualTo("AT_MOST");
    }
}
