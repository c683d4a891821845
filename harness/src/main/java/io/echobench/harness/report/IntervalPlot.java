package io.echobench.harness.report;

import io.echobench.harness.inference.Estimate;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.stats.Ladder;
import io.echobench.harness.stats.Ladder.Line;
import io.echobench.harness.stats.Ladder.Rung;
import io.echobench.harness.stats.LadderMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The factor of every row at one rate: a dot with its 95 % interval, and a faint dot for each round. The axis is logarithmic. */
final class IntervalPlot {

    private static final int LANE = 42;
    private static final int AXIS = 30;
    private static final List<Double> NICE =
            List.of(0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.7, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0);

    private final Ladder ladder;
    private final double rate;
    private final List<Observation> rounds;
    private final List<Line> lines;
    private final double low;
    private final double high;

    private IntervalPlot(Ladder ladder, double rate, List<Observation> rounds) {
        this.ladder = ladder;
        this.rate = rate;
        this.rounds = rounds.stream().filter(Observation::valid).toList();
        lines = ladder.lines().stream()
                .filter(line -> estimate(line, rate).isPresent())
                .toList();
        List<Double> shown = Stream.concat(
                        lines.stream()
                                .flatMap(line -> estimate(line, rate).stream())
                                .flatMap(each -> Stream.of(each.low(), each.high())),
                        Stream.concat(Stream.of(1.0), this.rounds.stream().map(Observation::value)))
                .toList();
        low = Math.log(shown.stream().min(Double::compare).orElse(1.0)) - 0.02;
        high = Math.log(shown.stream().max(Double::compare).orElse(1.0)) + 0.02;
    }

    /** Empty where no row has a figure. */
    static Optional<String> of(Ladder ladder, double rate, List<Observation> rounds) {
        IntervalPlot plot = new IntervalPlot(ladder, rate, rounds);
        return plot.lines.isEmpty() ? Optional.empty() : Optional.of(plot.draw());
    }

    private static Optional<Estimate> estimate(Line line, double rate) {
        return line.at(rate).filter(Rung::sustained).flatMap(Rung::factor);
    }

    private String draw() {
        int height = lines.size() * LANE + AXIS;
        Svg svg = new Svg(
                height,
                "Cost of a message at %s over that of %s, with 95 %% intervals"
                        .formatted(LadderMetrics.perSecond(rate), ladder.anchor()));
        axis(svg, height);
        for (int lane = 0; lane < lines.size(); lane++) {
            draw(svg, lines.get(lane), lane * LANE);
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

    private void draw(Svg svg, Line line, double top) {
        Estimate estimate = estimate(line, rate).orElseThrow();
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
        boolean compared = line.at(rate).filter(Rung::busyEnough).isPresent();
        return line.backend()
                + (line.control() ? " (control)" : compared ? "" : " (not compared)")
                + (line.notSteady().isPresent() ? " ~" : "");
    }

    private double x(double value) {
        return (Math.log(value) - low) / (high - low);
    }
}
