package io.echobench.harness;

import java.util.Collection;
import java.util.Comparator;

/** Wrong usage or input, said in one sentence; exit status 2, nothing started and nothing written. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong, where, and what to do. */
    public UsageException(String sentence) {
        super(sentence);
    }

    /** A name that is not among the known ones; offers the nearest. */
    public static UsageException unknown(String kind, String name, Collection<String> known) {
        return new UsageException("no " + kind + " \"" + name + "\"; did you mean \"" + nearest(name, known)
                + "\"? There are: " + String.join(", ", known) + ".");
    }

    /** The known name with the fewest edits (Levenshtein); the first of them in a tie; empty when none is known. */
    public static String nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> edits(name, candidate)))
                .orElse("");
    }

    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
