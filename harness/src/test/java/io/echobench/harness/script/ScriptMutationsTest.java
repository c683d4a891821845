package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is done to a script, it is read, or refused with a place within it; never anything else, and never without an end. */
class ScriptMutationsTest {

    private static final int MUTANTS = 100_000;
    private static final int BATCH = 1_000;
    /** A mutant takes a fraction of a millisecond; this long no batch takes, whatever else the machine does. */
    private static final int SECONDS_A_BATCH = 120;

    /** Beside the 24 h of a script's phases: what comes before them, and the end of the last session. */
    private static final double MOST_SECONDS = 24 * 3_600 + 3 * 600;

    private final ScriptMutator mutator = new ScriptMutator(20);
    private final AtomicReference<String> current = new AtomicReference<>("");
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int parsed;

    @Test
    @Timeout(600)
    void endInAScriptOrInASentenceWithAPlace() throws Exception {
        List<ScriptCases.Case> originals = originals();
        List<ScriptMutator.Tree> trees = new ArrayList<>();
        for (ScriptCases.Case original : originals) {
            trees.add(ScriptMutator.tree(NodeReader.read(original.name(), original.text())));
        }
        try (ExecutorService worker =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            for (int done = 0; done < MUTANTS; done += BATCH) {
                within(worker, () -> batch(originals, trees));
            }
        }
        System.out.printf("fuzz: %,d mutants, %,d parsed, refused: %s%n", MUTANTS, parsed, outcomes);
        assertThat(parsed
                        + outcomes.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(MUTANTS);
        assertThat(parsed).as("mutants that still parse").isBetween(MUTANTS * 3 / 10, MUTANTS * 7 / 10);
        assertThat(outcomes.keySet()).as("kinds of refusal").hasSizeGreaterThan(4);
    }

    private void within(ExecutorService worker, Runnable batch) throws InterruptedException {
        try {
            worker.submit(batch).get(SECONDS_A_BATCH, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            worker.shutdownNow();
            fail("no end with:\n" + current.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            fail("on:\n" + current.get(), e.getCause());
        }
    }

    private void batch(List<ScriptCases.Case> originals, List<ScriptMutator.Tree> trees) {
        for (int i = 0; i < BATCH; i++) {
            int original = mutator.draw(originals.size());
            if (mutator.draw(4) == 0) {
                judge(
                        originals.get(original).name(),
                        mutator.textOf(originals.get(original).text()));
            } else if (mutator.draw(2) == 0) {
                judge("mutant.json", ScriptMutator.json(mutator.treeOf(trees.get(original))));
            } else {
                judge("mutant.yaml", ScriptMutator.yaml(mutator.treeOf(trees.get(original)), ""));
            }
        }
    }

    /** Shipped scripts most of the time, as each mutant takes one of these; the others have what those lack. */
    private static List<ScriptCases.Case> originals() {
        List<ScriptCases.Case> originals = new ArrayList<>();
        for (String name : ShippedScripts.names()) {
            ScriptCases.Case shipped =
                    new ScriptCases.Case(ShippedScripts.file(name), List.of(), ShippedScripts.text(name));
            for (int i = 0; i < 10; i++) {
                originals.add(shipped);
            }
        }
        originals.addAll(ScriptCases.in("good-scripts.txt"));
        return originals;
    }

    private void judge(String file, String text) {
        current.set(text);
        try {
            checkPlan(LoadScriptReader.read(file, text));
            parsed++;
        } catch (ScriptException e) {
            checkSentence(file, text, e);
            outcomes.merge(kind(String.valueOf(e.getMessage())), 1, Integer::sum);
        } catch (RuntimeException | StackOverflowError e) {
            fail("threw on:\n" + text, e);
        }
    }

    /** It ends, and asks for no more than SCRIPTS.md says that a script may. */
    private static void checkPlan(LoadScript script) {
        Timetable timetable = Timetable.of(script.phases());
        assertThat(timetable.totalNanos() / 1e9).isBetween(0.001, MOST_SECONDS);
        assertThat(timetable.messages()).isBetween(0.0, LoadScriptReader.MOST);
        assertThat(timetable.sessions()).isBetween(0.0, LoadScriptReader.MOST);
        assertThat(script.rounds().orElse(1)).isBetween(1, 10_000);
        assertThat(script.phases()).isNotEmpty();
        assertThat(script.notes()).allSatisfy(note -> assertThat(note).doesNotContain("\n"));
    }

    private static void checkSentence(String file, String text, ScriptException e) {
        Position at = e.at().orElseThrow();
        long lines = Stream.of(text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1)).count();
        assertThat(at.script()).isEqualTo(file);
        assertThat(at.line()).as(e.getMessage()).isBetween(1, (int) lines);
        assertThat(at.column()).as(e.getMessage()).isBetween(1, text.length() + 1);
        assertThat(e.getMessage()).startsWith(at + ": ").doesNotContain("\n").hasSizeLessThan(400);
    }

    private static String kind(String message) {
        return Stream.of(
                        "not JSON",
                        "not YAML",
                        "control character",
                        "given before",
                        "unknown key",
                        "not supported",
                        "at most",
                        "did you mean",
                        "must be",
                        "needs",
                        "stands beside",
                        "belongs to")
                .filter(message::contains)
                .findFirst()
                .orElse("other");
    }
}
