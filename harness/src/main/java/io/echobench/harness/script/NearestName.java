package io.echobench.harness.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant: a wrong name in a message is answered with the nearest right one. */
public final class NearestName {

    private static final int LONGEST = 100;

    private NearestName() {}

    /** The known name that is nearest, if it is near enough to have been meant; letter case does not count. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        if (wrong.length() > LONGEST) {
            return Optional.empty();
        }
        int reach = Math.max(1, wrong.length() * 2 / 5);
        return known.stream()
                .filter(name -> distance(wrong, name) <= reach)
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    /** The end of a sentence: {@code ; did you mean "rampTo"?}, or the names there are. */
    public static String advice(String wrong, Collection<String> known) {
        return of(wrong, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElseGet(() -> "; known: " + String.join(", ", known));
    }

    /** Insertions, deletions and replacements of a letter, and swaps of two neighbours, that lead from one to the other. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = cost(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cost(int[][] cost, String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
