package io.echobench.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.echobench.harness.script.Assertion;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import io.echobench.harness.script.ScriptException;
import io.echobench.load.Counts;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import io.echobench.load.virtual.EchoInVirtualTime;
import io.echobench.load.virtual.EchoInVirtualTime.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script of the corpus does what stands beside it: it is run in virtual time, or refused. */
@Timeout(120)
class CorpusTest {

    /** So many messages a simulated server keeps. */
    private static final int TRANSCRIBED = 10_000;

    private static final long SEED = 7;
    private static final long RTT_NANOS = 200_000;

    @ParameterizedTest
    @MethodSource("scripts")
    void doesWhatStandsBesideIt(String name) throws IOException, ScriptException {
        Path script = folder().resolve(name);
        Expectation expected = Expectation.read(beside(script));
        if (expected.value("rejected").isPresent()) {
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> open(script, expected))
                    .withMessage(script + ":" + expected.value("rejected").get());
            return;
        }
        LoadScript load = open(script, expected);
        Outcome outcome = EchoInVirtualTime.run(plan(load, LoadPlan.Share.WHOLE), rttNanos(expected));
        for (Expectation.Line line : expected.lines()) {
            check(line, load, outcome, script);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isTheSamePlanForEveryBackend(String name) throws IOException, ScriptException {
        Path script = folder().resolve(name);
        Expectation expected = Expectation.read(beside(script));
        if (expected.value("rejected").isPresent()) {
            return;
        }
        LoadPlan plan = plan(open(script, expected), LoadPlan.Share.WHOLE);
        Outcome first = EchoInVirtualTime.run(plan, rttNanos(expected));
        Outcome second = EchoInVirtualTime.run(plan, rttNanos(expected));
        assertThat(second.messages()).isEqualTo(first.messages());
        assertThat(second.result().phases().stream().map(PhaseResult::counts))
                .containsExactlyElementsOf(first.result().phases().stream()
                        .map(PhaseResult::counts)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isTheSameMessagesHoweverManyLoopsShareThem(String name) throws IOException, ScriptException {
        Path script = folder().resolve(name);
        Expectation expected = Expectation.read(beside(script));
        boolean skips =
                expected.value("skipped").filter(count -> !count.equals("0")).isPresent();
        boolean many = Integer.parseInt(expected.value("messages").orElse("0")) > TRANSCRIBED;
        if (expected.value("rejected").isPresent() || skips || many) {
            return;
        }
        LoadScript load = open(script, expected);
        Outcome one = EchoInVirtualTime.run(plan(load, LoadPlan.Share.WHOLE), rttNanos(expected));
        Outcome three = EchoInVirtualTime.run(plan(load, new LoadPlan.Share(0, 3, 3)), rttNanos(expected));
        assertThat(three.messages()).containsExactlyInAnyOrderElementsOf(one.messages());
    }

    /** Read where it lies; it is not ours to copy. */
    @Test
    void theOriginalScriptIs40650SessionsAnd81300Messages() throws ScriptException {
        Path original = Path.of("../../shared/data/original/artillery.json").toAbsolutePath();
        assumeTrue(Files.exists(original), "the original's folder is not here");
        LoadScript load = LoadScripts.open(original.toString());
        Counts all = counts(EchoInVirtualTime.run(plan(load, LoadPlan.Share.WHOLE), RTT_NANOS));
        assertThat(all.sessions()).isEqualTo(40_650).isEqualTo(all.sessionsCompleted());
        assertThat(all.sent()).isEqualTo(81_300).isEqualTo(all.completed());
        assertThat(all.allErrors()).isZero();
    }

    @Test
    void holdsAtLeast25ScriptsOfWhich18Run() throws IOException, URISyntaxException {
        List<String> all = scripts();
        long rejected = 0;
        for (String name : all) {
            rejected += Expectation.read(beside(folder().resolve(name)))
                            .value("rejected")
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(25);
        assertThat(all.size() - rejected).isGreaterThanOrEqualTo(18);
    }

    static List<String> scripts() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void check(Expectation.Line line, LoadScript load, Outcome outcome, Path script) {
        Counts all = counts(outcome);
        String found = switch (line.key()) {
            case "environment", "env", "rtt-us" -> line.value();
            case "sessions" -> Long.toString(all.sessions());
            case "sessions by phase" -> byPhase(outcome);
            case "completed" -> Long.toString(all.sessionsCompleted());
            case "messages" -> Long.toString(all.sent());
            case "echoes" -> Long.toString(all.completed());
            case "skipped" -> Long.toString(all.sessionsSkipped());
            case "discarded" -> Long.toString(all.discarded());
            case "logged" -> Long.toString(all.logged());
            case "errors" -> errors(all);
            case "distinct" ->
                Long.toString(outcome.messages().stream().distinct().count());
            case "every message matches" -> firstUnlike(line.value(), outcome.messages());
            case "shares" -> shares(outcome.messages());
            case "assertions" -> load.assertions().stream().map(Assertion::text).collect(Collectors.joining(" | "));
            case "log" -> among(line.value(), logs(outcome));
            case "note" ->
                among(
                        line.value(),
                        load.notes().stream()
                                .map(note -> note.replace(script + ":", ""))
                                .toList());
            case "request" ->
                outcome.requests().stream().allMatch(request -> request.contains("\r\n" + line.value() + "\r\n"))
                        ? line.value()
                        : outcome.requests().getFirst();
            case "sample" -> among(line.value(), samples(outcome));
            default -> numbered(line.key(), outcome);
        };
        assertThat(found).as("%s of %s", line.key(), script.getFileName()).isEqualTo(line.value());
    }

    /** {@code message 1} and the like. */
    private static String numbered(String key, Outcome outcome) {
        if (!key.matches("message \\d+")) {
            throw new IllegalArgumentException("no expectation is called " + key);
        }
        return outcome.messages().get(Integer.parseInt(key.substring("message ".length())) - 1);
    }

    private static String firstUnlike(String pattern, List<String> messages) {
        return messages.stream()
                .filter(message -> !message.matches(pattern))
                .findFirst()
                .orElse(messages.isEmpty() ? "no message at all" : pattern);
    }

    private static String among(String wanted, List<String> all) {
        return all.contains(wanted) ? wanted : "among " + all;
    }

    private static String shares(List<String> messages) {
        Map<String, Long> shares = messages.stream()
                .collect(Collectors.groupingBy(message -> message, TreeMap::new, Collectors.counting()));
        return shares.toString();
    }

    private static List<String> logs(Outcome outcome) {
        return outcome.result().phases().stream()
                .flatMap(phase -> phase.log().stream())
                .toList();
    }

    private static List<String> samples(Outcome outcome) {
        return outcome.result().phases().stream()
                .flatMap(phase -> phase.samples().stream())
                .toList();
    }

    private static String byPhase(Outcome outcome) {
        return outcome.result().phases().stream()
                .map(phase -> phase.phase().name() + " " + phase.counts().sessions())
                .collect(Collectors.joining(", "));
    }

    private static String errors(Counts counts) {
        String errors = counts.errors().entrySet().stream()
                .filter(error -> error.getValue() > 0)
                .map(error -> error.getKey().id() + " " + error.getValue())
                .collect(Collectors.joining(", "));
        return errors.isEmpty() ? "none" : errors;
    }

    private static Counts counts(Outcome outcome) {
        return outcome.result().phases().stream()
                .map(PhaseResult::counts)
                .reduce(Counts::merge)
                .orElseThrow();
    }

    private static LoadScript open(Path script, Expectation expected) throws ScriptException {
        Map<String, String> variables = expected.values("env").stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return LoadScripts.open(script.toString(), expected.value("environment"), variables);
    }

    /** What the script itself asks for: warm-up and settling are tested with the reader. */
    private static LoadPlan plan(LoadScript load, LoadPlan.Share share) {
        List<Phase> phases = load.phases().stream()
                .filter(phase -> phase.measured()
                        || (phase instanceof Phase.Pause && !phase.name().startsWith("closing")))
                .toList();
        return new LoadPlan(
                URI.create("ws://127.0.0.1:9/echo"),
                phases,
                SEED,
                share,
                Transport.nio(Polling.SPIN),
                LoadPlan.Limits.DEFAULT,
                List.of(),
                "");
    }

    private static long rttNanos(Expectation expected) {
        return expected.value("rtt-us")
                .map(micros -> Long.parseLong(micros) * 1000)
                .orElse(RTT_NANOS);
    }

    private static Path beside(Path script) {
        String name = script.getFileName().toString();
        return script.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".expected");
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(CorpusTest.class.getResource("seed-shape.json"))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
