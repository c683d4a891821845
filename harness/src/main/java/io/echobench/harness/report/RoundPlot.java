package io.echobench.harness.report;

import io.echobench.harness.inference.Observation;
import io.echobench.harness.stats.RankedSummary;
import io.echobench.harness.stats.RankedSummary.Attempt;
import java.util.List;
import java.util.Optional;

/** One row round by round: by how much each round's figure is off the row's geometric mean. */
final class RoundPlot {

    private static final int HEIGHT = 120;
    private static final double MIDDLE = 54;
    private static final double REACH = 46;

    private final RankedSummary ranked;
    private final String backend;
    private final double reach;
    private final int rounds;

    private RoundPlot(RankedSummary ranked, String backend, double reach) {
        this.ranked = ranked;
        this.backend = backend;
        this.reach = reach;
        rounds = ranked.observations().stream()
                .mapToInt(Observation::round)
                .max()
                .orElse(1);
    }

    /** Empty where the row has no figure. */
    static Optional<String> of(RankedSummary ranked, String backend) {
        double reach = ranked.observations().stream()
                .filter(each -> Double.isFinite(each.value()))
                .mapToDouble(each -> Math.abs(deviation(ranked, each)))
                .max()
                .orElse(0);
        return ranked.observations().stream().anyMatch(each -> each.backend().equals(backend))
                ? Optional.of(new RoundPlot(ranked, backend, Math.max(0.01, 1.05 * reach)).draw())
                : Optional.empty();
    }

    /** On the log scale, from the mean of the valid ones; of all where none is. */
    private static double deviation(RankedSummary ranked, Observation figure) {
        List<Observation> own = ranked.observations().stream()
                .filter(each -> each.backend().equals(figure.backend()) && Double.isFinite(each.value()))
                .toList();
        boolean some = own.stream().anyMatch(Observation::valid);
        double mean = own.stream()
                .filter(each -> each.valid() || !some)
                .mapToDouble(each -> Math.log(each.value()))
                .average()
                .orElse(0);
        return Math.log(figure.value()) - mean;
    }

    private String draw() {
        Svg svg = new Svg(HEIGHT, "Rounds of " + backend + ", each as a share of their mean");
        svg.line(0, MIDDLE, 1, MIDDLE, "one");
        svg.line(0, MIDDLE - REACH, 1, MIDDLE - REACH, "grid");
        svg.line(0, MIDDLE + REACH, 1, MIDDLE + REACH, "grid");
        svg.text(0, MIDDLE - REACH + 12, "tick", percent(Math.expm1(reach)));
        svg.text(0, MIDDLE + REACH - 4, "tick", percent(Math.expm1(-reach)));
        for (int round = 1; round <= rounds; round++) {
            svg.text(x(round), HEIGHT - 4.0, "middle", "tick", String.valueOf(round));
        }
        ranked.observations().stream()
                .filter(each -> each.backend().equals(backend) && Double.isFinite(each.value()))
                .forEach(each -> draw(svg, each));
        return svg.element();
    }

    private void draw(Svg svg, Observation figure) {
        String own = "c" + Math.floorMod(index(), 8);
        boolean steady = marks(figure).stream().noneMatch("not-steady"::equals);
        String style = !figure.valid() ? "invalid" : steady ? "mean " + own : "unsteady " + own;
        String why = figure.valid()
                ? String.join(", ", marks(figure))
                : "does not count: " + String.join("; ", figure.objections());
        svg.dot(
                x(figure.round()),
                MIDDLE - REACH * deviation(ranked, figure) / reach,
                4.5,
                style,
                "round %d, attempt %d: %s%s"
                        .formatted(
                                figure.round(),
                                figure.attempt(),
                                RankedTables.decimals(figure.value(), 3),
                                why.isEmpty() ? "" : ", " + why));
    }

    private List<String> marks(Observation figure) {
        return ranked.attempts().stream()
                .filter(attempt -> attempt.backend().equals(figure.backend())
                        && attempt.round() == figure.round()
                        && attempt.attempt() == figure.attempt())
                .map(Attempt::marks)
                .findFirst()
                .orElse(List.of());
    }

    private int index() {
        return ranked.ladder().lines().stream()
                .map(line -> line.backend())
                .toList()
                .indexOf(backend);
    }

    private double x(int round) {
        return 0.08 + 0.9 * (round - 0.5) / rounds;
    }

    private static String percent(double share) {
        return (share > 0 ? "+" : "") + RankedTables.decimals(100 * share, 1) + " %";
    }
}
