package io.echobench.harness.report;

import io.echobench.harness.inference.Estimate;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.stats.Ladder;
import io.echobench.harness.stats.Ladder.Line;
import io.echobench.harness.stats.Ladder.Rung;
import io.echobench.harness.stats.LadderMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A factor of every row: a dot with its 95 % interval, and a faint dot for each round. The axis is logarithmic. */
final class IntervalPlot {

    private static final int LANE = 42;
    private static final int AXIS = 30;
    private static final List<Double> NICE =
            List.of(0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.7, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0);

    private final Ladder ladder;
    private final String label;
    private final Predicate<Line> compared;
    private final List<Observation> rounds;
    private final Map<Line, Estimate> estimates = new LinkedHashMap<>();
    private final double low;
    private final double high;

    private IntervalPlot(
            Ladder ladder,
            String label,
            Function<Line, Optional<Estimate>> estimate,
            Predicate<Line> compared,
            List<Observation> rounds) {
        this.ladder = ladder;
        this.label = label;
        this.compared = compared;
        ladder.lines().forEach(line -> estimate.apply(line).ifPresent(known -> estimates.put(line, known)));
        List<String> drawn = estimates.keySet().stream().map(Line::backend).toList();
        this.rounds = rounds.stream()
                .filter(round -> round.valid() && drawn.contains(round.backend()))
                .toList();
        List<Double> shown = Stream.concat(
                        estimates.values().stream().flatMap(each -> Stream.of(each.low(), each.high())),
                        Stream.concat(Stream.of(1.0), this.rounds.stream().map(Observation::value)))
                .toList();
        low = Math.log(shown.stream().min(Double::compare).orElse(1.0)) - 0.02;
        high = Math.log(shown.stream().max(Double::compare).orElse(1.0)) + 0.02;
    }

    /** Of what ranks, of the rows that sustain all rates that it is made of; empty where none does. */
    static Optional<String> ofPrimary(Ladder ladder, List<Observation> rounds) {
        List<Double> rates = ladder.primaryRates();
        return new IntervalPlot(
                        ladder,
                        ladder.ranksBy(),
                        line -> line.factor().filter(known -> line.sustains(rates)),
                        line -> line.busyEnough(rates),
                        rounds)
                .drawing();
    }

    /** Of one rate, of the rows that sustain it; empty where none does. */
    static Optional<String> ofRung(Ladder ladder, double rate) {
        return new IntervalPlot(
                        ladder,
                        "Cost of a message at %s over that of %s"
                                .formatted(LadderMetrics.perSecond(rate), ladder.anchor()),
                        line -> line.at(rate).filter(Rung::sustained).flatMap(Rung::factor),
                        line -> line.busyEnough(List.of(rate)),
                        List.of())
                .drawing();
    }

    private Optional<String> drawing() {
        return estimates.isEmpty() ? Optional.empty() : Optional.of(draw());
    }

    private String draw() {
        int height = estimates.size() * LANE + AXIS;
        Svg svg = new Svg(height, label + ", with 95 % intervals");
        axis(svg, height);
        double top = 0;
        for (Map.Entry<Line, Estimate> lane : estimates.entrySet()) {
            draw(svg, lane.getKey(), lane.getValue(), top);
            top += LANE;
        }
        return svg.element();
    }

    private void axis(Svg svg, int height) {
        for (double tick : ticks()) {
            svg.line(x(tick), 0, x(tick), height - AXIS + 4.0, tick == 1 ? "one" : "grid");
            svg.text(x(tick), height - 10.0, "middle", "tick", RankedTables.decimals(tick, tick < 10 ? 1 : 0) + "×");
        }
    }

    /** As many as can be told apart on a narrow screen. */
    private List<Double> ticks() {
        List<Double> ticks = new ArrayList<>(List.of(1.0));
        for (double tick : NICE) {
            boolean within = Math.log(tick) >= low && Math.log(tick) <= high;
            if (within && ticks.stream().allMatch(other -> Math.abs(x(other) - x(tick)) > 0.11)) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private void draw(Svg svg, Line line, Estimate estimate, double top) {
        String own = "c" + Math.floorMod(ladder.lines().indexOf(line), 8);
        double y = top + 30;
        svg.text(0, top + 15, line.control() ? "name faint" : "name", name(line));
        svg.text(1, top + 15, "end", "value", RankedTables.plusMinus(estimate));
        for (Observation round : rounds) {
            if (round.backend().equals(line.backend())) {
                svg.dot(
                        x(round.value()),
                        y,
                        3,
                        "round " + own,
                        "round " + round.round() + ": " + RankedTables.decimals(round.value(), 3));
            }
        }
        svg.line(x(estimate.low()), y, x(estimate.high()), y, "whisker " + own);
        svg.line(x(estimate.low()), y - 5, x(estimate.low()), y + 5, "whisker " + own);
        svg.line(x(estimate.high()), y - 5, x(estimate.high()), y + 5, "whisker " + own);
        svg.dot(
                x(estimate.value()),
                y,
                5,
                "mean " + own,
                "%s: %s to %s"
                        .formatted(
                                line.backend(),
                                RankedTables.decimals(estimate.low(), 3),
                                RankedTables.decimals(estimate.high(), 3)));
    }

    private String name(Line line) {
        return line.backend()
                + (line.control() ? " (control)" : compared.test(line) ? "" : " (not compared)")
                + (line.notSteady().isPresent() ? " ~" : "");
    }

    private double x(double value) {
        return (Math.log(value) - low) / (high - low);
    }
}
