package io.echobench.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is done to a report, it is explained, or refused in one sentence; never anything else. */
class ReportMutationsTest {

    private static final int MUTATIONS = 3_000;
    private static final List<String> BITS = List.of(
            "",
            " ",
            "\n",
            "\0",
            "\uFFFE",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "-",
            "\"",
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "1e300",
            "NaN",
            "9999999999999999999999",
            "9007199254740992",
            "{}",
            "[]",
            "\"x\"",
            "1.5",
            "window.Report = {",
            "\"2016-02-19T20:03:05.875Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "e9",
            "\\u12",
            "\u202E");

    @Test
    @Timeout(120)
    void endInAnExplanationOrInASentence() throws ScriptException {
        SplittableRandom random = new SplittableRandom(3);
        Optional<PlannedArrivals> script =
                Optional.of(PlannedArrivals.ofPhases("phases", "[{\"duration\": 46, \"arrivalRate\": 10}]"));
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String original = Reports.ALL.get(random.nextInt(Reports.ALL.size()));
            String text = mutated(new String(Reports.bytes(original), StandardCharsets.UTF_8), random);
            refused += refusals(text, i % 2 == 0 ? script : Optional.empty());
        }
        assertThat(refused).as("of all %d mutations", MUTATIONS).isBetween(MUTATIONS / 4, MUTATIONS - MUTATIONS / 10);
    }

    private static int refusals(String text, Optional<PlannedArrivals> script) {
        try {
            Explanation explained =
                    Explainer.explain(ReportReader.read("x", text.getBytes(StandardCharsets.UTF_8)), script);
            assertThat(ExplanationText.render(List.of(explained, explained))).startsWith("x: a report");
            assertThat(ExplanationText.render(List.of(explained)))
                    .doesNotContain("NaN", "Infinity")
                    .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
            assertThat(ExplanationJson.render(List.of(explained))).contains("\"findings\"");
            return 0;
        } catch (UnreadableReportException e) {
            assertThat(e.getMessage())
                    .startsWith("x is ")
                    .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]")
                    .hasSizeLessThan(500);
            return 1;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("threw on:\n" + text, e);
        }
    }

    /** One to three changes: a bit put in, taken away, doubled, replaced, a value replaced, or the rest cut off. */
    private static String mutated(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
            int from = random.nextInt(mutated.length());
            int to = Math.min(mutated.length(), from + random.nextInt(12));
            String bit = BITS.get(random.nextInt(BITS.size()));
            int value = mutated.indexOf(": ", from);
            int end = value < 0 ? -1 : mutated.indexOf("\n", value + 2);
            switch (random.nextInt(8)) {
                case 0 -> mutated.insert(from, bit);
                case 1 -> mutated.delete(from, to);
                case 2 -> mutated.insert(from, mutated.substring(from, to));
                case 3 -> mutated.setLength(from);
                case 4 -> mutated.setCharAt(from, (char) random.nextInt(0x250));
                default -> mutated.replace(end < 0 ? from : value + 2, end < 0 ? to : end, bit + (end < 0 ? "" : ","));
            }
        }
        return mutated.toString();
    }
}
