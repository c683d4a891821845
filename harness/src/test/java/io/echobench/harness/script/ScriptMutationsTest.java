package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is done to a script, it is read, or refused with a place within it; never anything else. */
class ScriptMutationsTest {

    private static final int MUTATIONS = 2_000;
    private static final List<String> BITS = List.of(
            "",
            " ",
            "\n",
            "\t",
            "\0",
            "\u0085",
            "\uFFFE",
            "\uD800",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "-",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!binary ",
            "!x ",
            "|",
            ">",
            "? ",
            "---\n",
            "...\n",
            "%",
            "<<: ",
            "{{",
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "1e-999999999",
            "NaN",
            ".inf",
            "0x10",
            "1_0",
            "9999999999999999999999",
            "1h",
            "pause: ",
            "loop: ",
            "count: ",
            "\\u12");

    @Test
    @Timeout(60)
    void endInAScriptOrInASentenceWithAPlace() {
        SplittableRandom random = new SplittableRandom(20);
        List<ScriptCases.Case> originals = originals();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            ScriptCases.Case original = originals.get(random.nextInt(originals.size()));
            refused += refusals(original.name(), mutated(original.text(), random));
        }
        assertThat(refused).as("of all %d mutations", MUTATIONS).isBetween(MUTATIONS / 2, MUTATIONS - 1);
    }

    private static List<ScriptCases.Case> originals() {
        List<ScriptCases.Case> originals = new ArrayList<>(ScriptCases.in("good-scripts.txt"));
        for (String name : ShippedScripts.names()) {
            originals.add(new ScriptCases.Case(ShippedScripts.file(name), List.of(), ShippedScripts.text(name)));
        }
        return originals;
    }

    private static int refusals(String file, String text) {
        try {
            LoadScriptReader.read(file, text);
            return 0;
        } catch (ScriptException e) {
            Position at = e.at().orElseThrow();
            long lines =
                    Stream.of(text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1)).count();
            assertThat(at.script()).isEqualTo(file);
            assertThat(at.line()).as(e.getMessage()).isBetween(1, (int) lines);
            assertThat(e.getMessage())
                    .startsWith(at + ": ")
                    .doesNotContain("\n")
                    .hasSizeLessThan(400);
            return 1;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("threw on:\n" + text, e);
        }
    }

    /** One to three changes: a bit put in, taken away, doubled, replaced, or the rest cut off. */
    private static String mutated(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
            int from = random.nextInt(mutated.length());
            int to = Math.min(mutated.length(), from + random.nextInt(12));
            String bit = BITS.get(random.nextInt(BITS.size()));
            switch (random.nextInt(6)) {
                case 0 -> mutated.insert(from, bit);
                case 1 -> mutated.delete(from, to);
                case 2 -> mutated.insert(from, mutated.substring(from, to));
                case 3 -> mutated.setLength(from);
                case 4 -> mutated.setCharAt(from, (char) random.nextInt(0x250));
                default -> mutated.replace(from, to, bit);
            }
        }
        return mutated.toString();
    }
}
