package io.echobench.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/EXPLAIN.md} is held to what {@code explain} does. */
class ExplainPageTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/EXPLAIN.md"));
    }

    @Test
    void statesEveryRule() throws IOException {
        String page = page();

        assertThat(Arrays.stream(Rule.values()).map(Rule::id))
                .allSatisfy(id -> assertThat(page).contains("| `" + id + "` |"));
    }

    @Test
    void showsWhatIsPrinted() throws Exception {
        assertThat(page())
                .contains("```\n" + ExplanationText.render(List.of(Reports.explained("one-ws.json"))) + "```");
    }
}
