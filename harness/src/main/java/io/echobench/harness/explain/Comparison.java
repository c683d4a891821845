package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Spread;
import io.echobench.harness.explain.Timeline.Row;
import io.echobench.harness.explain.Timeline.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What several reports say together. */
final class Comparison {

    /** Created rates of plateaus within this are the same. */
    private static final double ALIKE = 1.05;

    private Comparison() {}

    static List<Finding> of(List<Explanation> explanations) {
        List<Finding> findings = new ArrayList<>();
        if (explanations.size() > 1) {
            load(explanations).ifPresent(findings::add);
            plateaus(explanations).ifPresent(findings::add);
            misranked(explanations).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> load(List<Explanation> explanations) {
        Explanation first = explanations.getFirst();
        for (Explanation other : explanations) {
            boolean alike = other.report().generation() == first.report().generation()
                    && other.report().engine() == first.report().engine()
                    && Objects.equals(
                            other.planned().map(plan -> plan.sessions()),
                            first.planned().map(plan -> plan.sessions()));
            if (!alike) {
                return Optional.of(new Finding(
                        Rule.DIFFERENT_LOAD,
                        "%s and %s differ in version, engine or intended sessions: their rows do not compare."
                                .formatted(first.report().file(), other.report().file())));
            }
        }
        return Optional.empty();
    }

    /** Servers differ; a limit that is the same for all of them is the generator's. */
    private static Optional<Finding> plateaus(List<Explanation> explanations) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Explanation explanation : explanations) {
            Optional<Run> run = explanation.timeline().plateau();
            if (run.isEmpty()) {
                return Optional.empty();
            }
            List<Row> rows = explanation.timeline().within(run.get());
            double rate =
                    rows.stream().mapToDouble(Row::createdPerSecond).average().orElse(0);
            least = Math.min(least, rate);
            most = Math.max(most, rate);
        }
        return most > least * ALIKE
                ? Optional.empty()
                : Optional.of(new Finding(
                        Rule.SAME_PLATEAU,
                        "All %d reports stand still at the same created rate, %s-%s a second, whatever their servers did: it is the generator's limit."
                                .formatted(explanations.size(), Written.perSecond(least), Written.perSecond(most))));
    }

    private static Optional<Finding> misranked(List<Explanation> explanations) {
        for (Explanation one : explanations) {
            for (Explanation other : explanations) {
                if (misranks(one.report(), other.report())) {
                    return Optional.of(new Finding(Rule.LATENCY_MISRANKS, misrank(one.report(), other.report())));
                }
            }
        }
        return Optional.empty();
    }

    /** The first has the shorter latency and the longer session, by at least the factor that makes a session slow. */
    private static boolean misranks(ArtilleryReport one, ArtilleryReport other) {
        Optional<Spread> latency = one.total().latency();
        Optional<Spread> otherLatency = other.total().latency();
        Optional<Spread> session = one.total().session();
        Optional<Spread> otherSession = other.total().session();
        return latency.isPresent()
                && otherLatency.isPresent()
                && session.isPresent()
                && otherSession.isPresent()
                && latency.get().median() < otherLatency.get().median()
                && session.get().p95() >= otherSession.get().p95() * Timeline.SLOW;
    }

    private static String misrank(ArtilleryReport one, ArtilleryReport other) {
        Spread session = one.total().session().orElseThrow();
        Spread otherSession = other.total().session().orElseThrow();
        return "\"Latency\" puts %s (median %s ms) before %s (%s ms), yet its sessions took %s ms at p95 against %s ms: do not rank by it."
                .formatted(
                        one.file(),
                        Written.millis(one.total().latency().orElseThrow().median()),
                        other.file(),
                        Written.millis(other.total().latency().orElseThrow().median()),
                        Written.millis(session.p95()),
                        Written.millis(otherSession.p95()));
    }
}
