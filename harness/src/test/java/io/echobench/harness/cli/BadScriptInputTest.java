package io.echobench.harness.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever script is given to {@code run}: one sentence with its place, exit status 2, nothing started, nothing written. */
@Timeout(120)
class BadScriptInputTest {

    @TempDir
    private Path results;

    @TempDir
    private Path given;

    static Stream<Arguments> scripts() {
        return Stream.of(
                script("empty.yaml", "", "empty.yaml:1:1: the script is empty"),
                script("bom.json", "\uFEFF", "bom.json:1:1: the script is empty"),
                script("blank.json", " \n\t\n", "blank.json:1:1: the script is empty"),
                script("nul.yaml", "config:\n  a\0b: 1\n", "nul.yaml:2:4: a control character (U+0000)"),
                script("tab.yaml", "config:\n\ttarget: ws://x\n", "tab.yaml:2:1: not YAML"),
                script("half.json", "{\"config\": {\n", "half.json:2:1: not JSON"),
                script("comma.json", "{\"config\": {},}", "comma.json:1:15: not JSON"),
                script("list.yaml", "- config\n", "list.yaml:1:1: the script must be an object"),
                script(
                        "twice.json",
                        "{\"config\": {},\n \"config\": {}}",
                        "twice.json:2:2: \"config\" was given before, on line 1"),
                script("alias.yaml", "config: &a { x-echobench: *a }\n", "alias.yaml:1:27: "),
                script("bomb.yaml", bomb(), "bomb.yaml:"),
                script("deep.json", "[".repeat(100_000), "deep.json:1:66: nested more than 64 deep"),
                script("two.yaml", quick(" { mode: open, rate: 1, duration: 1 }") + "---\na: 1\n", "two.yaml:"),
                script(
                        "key.yaml",
                        "confg: {}\n",
                        "key.yaml:1:1: unknown key \"confg\" in the script; did you mean \"config\"?"),
                script(
                        "rate.yaml",
                        quick("{ mode: open, rate: -5, duration: 1 }"),
                        "rate.yaml:3:34: rate is -5; it must be a number"),
                script(
                        "rates.yaml",
                        quick("{ mode: open, rate: 1e999999999, duration: 1 }"),
                        "rates.yaml:3:34: rate is 1e999999999"),
                script("nan.yaml", quick("{ mode: open, rate: .nan, duration: 1 }"), "nan.yaml:3:34: rate is .nan"),
                script(
                        "years.yaml",
                        quick("{ mode: open, rate: 1, duration: 3500000h }"),
                        "years.yaml:3:47: duration is \"3500000h\"; it must be seconds or text"),
                script(
                        "conns.yaml",
                        quick("{ mode: open, rate: 1, duration: 1, connections: 2000000 }"),
                        "conns.yaml:3:63: connections is 2000000; it must be a whole number from 1 to 100,000"),
                script(
                        "bytes.yaml",
                        quick("{ mode: open, rate: 1, duration: 1, bytes: 9999999999999 }"),
                        "bytes.yaml:3:57: bytes is 9999999999999"),
                script(
                        "trillion.yaml",
                        quick("{ mode: open, rate: 1e7, duration: 24h }"),
                        "trillion.yaml:3:13: the phases ask for 864,000,000,000 messages; a script may ask for at most 1,000,000,000"),
                script(
                        "visits.yaml",
                        sessions("arrivalRate: 1e7, duration: 1h", "think: 1"),
                        "visits.yaml:3:5: the phases ask for 36,000,000,000 sessions; a script may ask for at most 1,000,000,000"),
                script(
                        "files.yaml",
                        quick("{ mode: open, rate: 1, duration: 1, connections: 100000 }"),
                        "holds up to 100,000 connections at once"),
                script(
                        "rush.yaml",
                        sessions("arrivalRate: 100000, duration: 60", "send: hi"),
                        "rush holds up to 500,000 connections at once"));
    }

    private static Arguments script(String name, String text, String sentence) {
        return Arguments.of(name, text, sentence);
    }

    private static String quick(String phase) {
        return "config:\n  x-echobench:\n    phases: [" + phase + "]\n";
    }

    private static String sessions(String phase, String step) {
        return "config:\n  phases:\n    - { " + phase + " }\nscenarios:\n  - { engine: ws, flow: [ { " + step
                + " } ] }\n";
    }

    /** Nine levels of nine aliases each: a billion nodes for a reader that follows them. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void aBadScriptIsOneSentenceWithLineAndColumn(String name, String text, String sentence) throws IOException {
        Path file = Files.writeString(given.resolve(name), text);
        CapturedCommand.run(results, "--script", file.toString()).isRefusedWith(sentence, results);
    }

    @Test
    void whatIsNoTextIsNoScript() throws IOException {
        Path latin1 = Files.write(given.resolve("latin1.yaml"), "a: 1\n\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        CapturedCommand.run(results, "--script", latin1.toString())
                .isRefusedWith("latin1.yaml:2:1: not UTF-8; save the script in that encoding", results);

        Path binary = Files.write(given.resolve("binary.json"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        CapturedCommand.run(results, "--script", binary.toString()).isRefusedWith("a control character", results);

        byte[] huge = new byte[5 << 20];
        Arrays.fill(huge, (byte) ' ');
        Path large = Files.write(given.resolve("huge.json"), huge);
        CapturedCommand.run(results, "--script", large.toString()).isRefusedWith("that is too large", results);

        CapturedCommand.run(results, "--script", given.toString()).isRefusedWith("is a folder", results);
        CapturedCommand.run(results, "--script", "\0").isRefusedWith("no script is called", results);
        CapturedCommand.run(results, "--script", "").isRefusedWith("no script is called", results);
    }

    @Test
    void messagesThatServersWouldRefuseAreRefusedBeforehand() throws IOException {
        Path large = Files.writeString(
                given.resolve("large.yaml"), quick("{ mode: open, rate: 1, duration: 1, bytes: 2000 }"));
        CapturedCommand.run(
                        results, "--script", large.toString(), "--max-message-bytes", "1999", "--backends", "reference")
                .isRefusedWith(
                        "large sends messages of up to 2,000 bytes, but --max-message-bytes lets servers echo 1,999",
                        results);
    }

    @Test
    void aPlanThatTakesForEverIsRefusedWithWhatFits() throws IOException {
        Path day = Files.writeString(
                given.resolve("day.yaml"), quick("{ mode: open, rate: 1, duration: 86000, connections: 1 }"));
        CapturedCommand.run(results, "--script", day.toString(), "--backends", "reference,netty", "--rounds", "1000")
                .isRefusedWith("a run may last 14 days, so at most 14 trials fit", results);
        Path much = Files.writeString(
                given.resolve("much.yaml"), quick("{ mode: open, rate: 900000, duration: 1000, connections: 1 }"));
        CapturedCommand.run(results, "--script", much.toString(), "--backends", "reference", "--rounds", "1000")
                .isRefusedWith("a run may send 1.00e+11, so at most 110 trials fit", results);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "refrence | no backend \"refrence\"; did you mean \"reference\"?",
                "netty | anchor is netty, but only reference can be told to burn CPU"
            })
    void anAnchorThatIsNotHereOrCannotBurnIsRefused(String anchor, String sentence) throws IOException {
        Path script = Files.writeString(
                given.resolve("ranks.yaml"),
                "config: {x-echobench: {ranking: {anchor: " + anchor
                        + ", primary: 1000}, phases: [{mode: ladder, rates: [1000], slice: 1}]}}\n");

        CapturedCommand.run(results, "--script", script.toString()).isRefusedWith(sentence, results);
    }
}
