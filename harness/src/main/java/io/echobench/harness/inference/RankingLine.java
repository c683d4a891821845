package io.echobench.harness.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All verdicts of a metric in one line, {@code netty = vertx > undertow ? helidon}, which never contradicts one of them.
 *
 * <p>Neither equivalence nor the lack of a verdict is transitive, so a mark says more than what holds between its neighbours, and
 * stands only where all of that is proved:
 * <ul>
 *   <li>{@code >} : every name on its left is proved faster than every name on its right;
 *   <li>{@code =} : all names that are joined by {@code =} without another mark between them are proved equivalent to each other;
 *   <li>{@code ?} : between names that have a {@code ?} but no {@code >} between them, the line claims nothing.
 * </ul>
 * What is proved and cannot be said in the line is listed beside it.
 *
 * @param names best first
 * @param marks between the names: one fewer than names
 * @param alsoProved the decided pairs of which the line claims nothing
 */
public record RankingLine(List<String> names, List<Mark> marks, List<Comparison> alsoProved) {

    /** What stands between two names. */
    public enum Mark {
        /** Proved faster. */
        FASTER(">"),
        /** Proved equivalent. */
        EQUIVALENT("="),
        /** Nothing is claimed. */
        UNRESOLVED("?");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }
    }

    /** Copies the lists. */
    public RankingLine {
        names = List.copyOf(names);
        marks = List.copyOf(marks);
        alsoProved = List.copyOf(alsoProved);
    }

    /**
     * From the verdicts of all pairs, whatever they are.
     *
     * @param bestFirst names by their geometric means
     * @param comparisons of every pair of them, in any order
     */
    public static RankingLine of(List<String> bestFirst, List<Comparison> comparisons) {
        List<Mark> marks = new ArrayList<>();
        int runFrom = 0;
        for (int border = 1; border < bestFirst.size(); border++) {
            Mark mark = mark(bestFirst, runFrom, border, comparisons);
            runFrom = mark == Mark.EQUIVALENT ? runFrom : border;
            marks.add(mark);
        }
        RankingLine line = new RankingLine(bestFirst, marks, List.of());
        return new RankingLine(
                bestFirst,
                marks,
                comparisons.stream()
                        .filter(each -> !(each.verdict() instanceof Verdict.Unresolved))
                        .filter(each -> line.claim(each.first(), each.second()) == Mark.UNRESOLVED)
                        .toList());
    }

    private static Mark mark(List<String> names, int runFrom, int border, List<Comparison> comparisons) {
        List<String> right = names.subList(border, names.size());
        if (names.subList(0, border).stream()
                .allMatch(left -> right.stream()
                        .allMatch(other -> find(left, other, comparisons).isWonBy(left)))) {
            return Mark.FASTER;
        }
        String next = names.get(border);
        return names.subList(runFrom, border).stream()
                        .allMatch(left -> find(left, next, comparisons).verdict() instanceof Verdict.Equivalent)
                ? Mark.EQUIVALENT
                : Mark.UNRESOLVED;
    }

    private static Comparison find(String one, String other, List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(each -> each.isOf(one, other))
                .findFirst()
                .orElse(new Comparison(one, other, Optional.empty(), new Verdict.Unresolved("they were not compared")));
    }

    /** What the line claims of two of its names: {@link Mark#FASTER} that the one further left is faster. */
    public Mark claim(String one, String other) {
        int left = Math.min(names.indexOf(one), names.indexOf(other));
        int right = Math.max(names.indexOf(one), names.indexOf(other));
        List<Mark> between = marks.subList(left, right);
        if (between.contains(Mark.FASTER)) {
            return Mark.FASTER;
        }
        return between.contains(Mark.UNRESOLVED) ? Mark.UNRESOLVED : Mark.EQUIVALENT;
    }

    /** {@code netty = vertx > undertow ? helidon}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : " " + marks.get(i - 1).sign + " ").append(names.get(i));
        }
        return text.toString();
    }
}
