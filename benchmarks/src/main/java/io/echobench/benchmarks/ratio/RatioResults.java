package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.JsonFile;
import io.echobench.benchmarks.ratio.RatioRecord.Pair;
import io.echobench.benchmarks.ratio.RatioRecord.ShapeRecord;
import io.echobench.benchmarks.ratio.RatioRecord.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Collects rounds; the file is written anew, whole, after each, so that a run that is stopped keeps what it has. One thread. */
final class RatioResults {

    private static final class Rounds {

        private final List<Pair> pairs = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
    }

    private final RatioRecord empty;
    private final Path file;
    private final Function<Shape, Bounds> asked;
    private final Consumer<String> progress;
    private final Map<Shape, Rounds> shapes = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param empty the record without shapes
     * @param asked what is asked of a shape's ratio
     * @param progress is told a sentence for each round
     */
    RatioResults(RatioRecord empty, Path file, Function<Shape, Bounds> asked, Consumer<String> progress) {
        this.empty = empty;
        this.file = file;
        this.asked = asked;
        this.progress = progress;
    }

    /** A round in which both came through. */
    void add(Shape shape, Pair pair) {
        rounds(shape).pairs.add(pair);
        write();
        double a = pair.first().clientMicros();
        double b = pair.second().clientMicros();
        progress.accept(String.format(
                Locale.ROOT,
                "%s round %d: %s %.2f us/%s, %s %.2f us/%s, ratio %.3f",
                shape.id(),
                pair.round(),
                empty.first(),
                a,
                shape.unit(),
                empty.second(),
                b,
                shape.unit(),
                a / b));
    }

    /** A round in which one did not. */
    void fail(Shape shape, String sentence) {
        rounds(shape).failures.add(sentence);
        write();
        progress.accept(shape.id() + " " + sentence);
    }

    private Rounds rounds(Shape shape) {
        return shapes.computeIfAbsent(shape, any -> new Rounds());
    }

    /** All of it. */
    RatioRecord record() {
        List<ShapeRecord> records = new ArrayList<>();
        shapes.forEach((shape, rounds) -> records.add(new ShapeRecord(
                shape.id(),
                shape.words(),
                shape.unit(),
                asked.apply(shape),
                List.copyOf(rounds.pairs),
                List.copyOf(rounds.failures),
                summary(shape, rounds.pairs))));
        return new RatioRecord(
                empty.schema(),
                empty.started(),
                empty.first(),
                empty.second(),
                empty.settings(),
                empty.environment(),
                List.copyOf(records));
    }

    private Optional<Summary> summary(Shape shape, List<Pair> pairs) {
        if (pairs.size() < 2) {
            return Optional.empty();
        }
        LogRatio cpu = ratio(pairs, Window::clientMicros);
        LogRatio overServer = ratio(pairs, Window::clientOverServer);
        return Optional.of(new Summary(cpu, overServer, asked.apply(shape).verdict(cpu)));
    }

    private static LogRatio ratio(List<Pair> pairs, ToDoubleFunction<Window> figure) {
        return LogRatio.of(
                pairs.stream().map(pair -> figure.applyAsDouble(pair.first())).toList(),
                pairs.stream().map(pair -> figure.applyAsDouble(pair.second())).toList());
    }

    private void write() {
        JsonFile.write(file, record());
    }
}
