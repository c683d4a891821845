package io.echobench.benchmarks.ratio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a comparison found, as it is written to its JSON file.
 *
 * @param schema version of this layout
 * @param started when, UTC
 * @param first name of the numerator's side
 * @param second of the denominator's
 * @param settings how both were run, by name
 * @param environment the machine, by name
 * @param shapes one for each, in order
 */
public record RatioRecord(
        int schema,
        String started,
        String first,
        String second,
        Map<String, String> settings,
        Map<String, String> environment,
        List<ShapeRecord> shapes) {

    /** The layout that this version writes. */
    static final int SCHEMA = 1;

    /**
     * One shape.
     *
     * @param unit what is counted: messages or sessions
     * @param asked what the interval of the CPU ratio is asked to lie within
     * @param pairs rounds in which both sides came through
     * @param failures a sentence for each other round
     * @param summary absent with fewer than two pairs
     */
    public record ShapeRecord(
            String id,
            String words,
            String unit,
            Bounds asked,
            List<Pair> pairs,
            List<String> failures,
            Optional<Summary> summary) {}

    /**
     * One round.
     *
     * @param firstSideFirst who went first
     */
    public record Pair(int round, boolean firstSideFirst, Window first, Window second) {}

    /**
     * What the pairs come to.
     *
     * @param cpu client CPU per message, first over second
     * @param overServer the same of client over server CPU, which the host's drift moves less
     * @param verdict on {@code cpu}
     */
    public record Summary(LogRatio cpu, LogRatio overServer, Bounds.Verdict verdict) {}
}
