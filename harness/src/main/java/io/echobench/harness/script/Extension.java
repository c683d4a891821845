package io.echobench.harness.script;

import io.echobench.load.Arrivals;
import io.echobench.load.SessionRules.AtEnd;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code config.x-echobench}: what Artillery has no word for.
 *
 * @param arrivals of all phases that do not say themselves
 * @param atEnd what becomes of echoes that are under way when a session's flow is through
 * @param binary whether a session's message is binary that does not say what it is
 * @param ranking what is asked of a run that ranks
 * @param phases over steady connections, not yet read
 */
record Extension(
        Optional<Long> rounds,
        Optional<Long> seed,
        Optional<Arrivals> arrivals,
        AtEnd atEnd,
        boolean binary,
        WarmUp warmUp,
        Optional<Ranking> ranking,
        Optional<Node> phases) {

    static final Extension ABSENT = new Extension(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            AtEnd.AWAIT_ECHOES,
            false,
            WarmUp.USUAL,
            Optional.empty(),
            Optional.empty());

    private static final int MOST_ROUNDS = 10_000;
    private static final long MOST_WARM_UP_MESSAGES = 100_000_000;
    private static final long LONGEST_WARM_UP_NANOS = TimeUnit.MINUTES.toNanos(10);
    static final Vocabulary EXTENSION = Vocabulary.of(
            "x-echobench", "rounds", "seed", "arrivals", "mode", "payload", "warmUp", "ranking", "phases");
    static final Vocabulary WARM_UP = Vocabulary.of("warmUp", "messages", "connections", "atMost", "settle");

    static Extension read(Node node, Notes notes) throws ScriptException {
        Fields extension = EXTENSION.fields(node, notes);
        return new Extension(
                extension.read("rounds", (value, key) -> Scalars.whole(value, key, 1, MOST_ROUNDS)),
                extension.read("seed", (value, key) -> Scalars.whole(value, key, Long.MIN_VALUE, Long.MAX_VALUE)),
                extension.read("arrivals", ArrivalsWord::read),
                extension.read("mode", Extension::mode).orElse(AtEnd.AWAIT_ECHOES),
                extension
                        .read("payload", (value, key) -> Scalars.word(value, key, List.of("text", "binary")))
                        .filter("binary"::equals)
                        .isPresent(),
                extension.read("warmUp", (value, key) -> warmUp(value, notes)).orElse(WarmUp.USUAL),
                extension.read("ranking", (value, key) -> Ranking.read(value, notes)),
                extension.value("phases"));
    }

    private static AtEnd mode(Node node, String key) throws ScriptException {
        return Scalars.word(node, key, List.of("echo", "fire-and-forget")).equals("echo")
                ? AtEnd.AWAIT_ECHOES
                : AtEnd.DISCARD_ECHOES;
    }

    private static WarmUp warmUp(Node node, Notes notes) throws ScriptException {
        if (isOff(node)) {
            return WarmUp.NONE;
        }
        if (!(node instanceof Node.Mapping)) {
            throw new ScriptException(
                    node.at(),
                    "warmUp is %s; it must be false or an object of: %s"
                            .formatted(node.described(), String.join(", ", WARM_UP.known())));
        }
        Fields fields = WARM_UP.fields(node, notes);
        WarmUp usual = WarmUp.USUAL;
        return new WarmUp(
                fields.read("messages", (value, key) -> Scalars.whole(value, key, 0, MOST_WARM_UP_MESSAGES))
                        .orElse(usual.messages()),
                fields.read("connections", (value, key) -> Scalars.whole(value, key, 1, SteadyPhases.MOST_CONNECTIONS))
                        .map(Math::toIntExact)
                        .orElse(usual.connections()),
                fields.read("atMost", (value, key) -> Durations.nanos(value, key, 1_000_000, LONGEST_WARM_UP_NANOS))
                        .orElse(usual.atMostNanos()),
                fields.read("settle", (value, key) -> Durations.nanos(value, key, 0, LONGEST_WARM_UP_NANOS))
                        .orElse(usual.settleNanos()));
    }

    private static boolean isOff(Node node) {
        return switch (node) {
            case Node.Bool bool -> !bool.value();
            case Node.Numeral number -> number.digits().equals("0");
            default -> false;
        };
    }
}
