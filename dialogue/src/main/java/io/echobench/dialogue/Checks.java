package io.echobench.dialogue;

import java.util.Optional;

/** Applies captures and matches to an answer. */
final class Checks {

    private static final int LONGEST = 60;

    private Checks() {}

    /** Keeps what is captured, compares what is matched; what does not hold, if anything. */
    static Optional<String> problem(Check check, String answer, Scope scope) {
        Optional<Value> found = Extractor.extract(check.extraction(), answer, scope);
        return switch (check) {
            case Check.Capture capture -> {
                found.ifPresent(value -> scope.set(capture.as(), value));
                yield found.isPresent()
                        ? Optional.empty()
                        : Optional.of("capture of \"%s\" by %s found nothing in %s"
                                .formatted(capture.as(), capture.extraction().described(), shown(answer)));
            }
            case Check.Match match -> {
                Value wanted = match.value().value(scope);
                Value got = found.orElse(Value.Nothing.UNDEFINED);
                yield got.equals(wanted)
                        ? Optional.empty()
                        : Optional.of("match by %s wants %s, but found %s"
                                .formatted(match.extraction().described(), shown(wanted), shown(got)));
            }
        };
    }

    private static String shown(Value value) {
        return value == Value.Nothing.UNDEFINED ? "nothing" : clipped(Json.of(value));
    }

    private static String shown(String text) {
        return clipped(Json.of(new Value.Text(text)));
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
