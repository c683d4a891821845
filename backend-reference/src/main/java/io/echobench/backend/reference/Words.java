package io.echobench.backend.reference;

import java.util.Locale;

/**
 * Reads the words of one command, from left to right. Every failure is an {@link IllegalArgumentException} with a
 * sentence.
 */
final class Words {

    private final String[] words;
    private int at;

    Words(String line) {
        words = line.strip().split("\\s+", -1);
    }

    /** The next word, in lower case. */
    String next(String what) {
        if (at == words.length || words[at].isEmpty()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return words[at++].toLowerCase(Locale.ROOT);
    }

    boolean hasNext() {
        return at < words.length;
    }

    /** Takes the next word if it is this one. */
    boolean take(String word) {
        boolean taken = hasNext() && words[at].equalsIgnoreCase(word);
        at += taken ? 1 : 0;
        return taken;
    }

    /** Nothing may follow. */
    void end() {
        if (hasNext()) {
            throw new IllegalArgumentException("nothing may follow before " + words[at]);
        }
    }

    /** A whole number of at least {@code least}. */
    long number(String what, long least) {
        String word = next(what);
        try {
            long value = Long.parseLong(word);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " " + word + " is no whole number", e);
        }
        throw new IllegalArgumentException(what + " " + word + " is less than " + least);
    }

    /** {@code 250ns}, {@code 50us}, {@code 5ms}, {@code 1.5s}: more than zero, at most an hour; nanoseconds. */
    long nanos(String what) {
        String word = next(what);
        double unit = word.endsWith("ns") ? 1 : word.endsWith("us") ? 1e3 : word.endsWith("ms") ? 1e6 : 1e9;
        double nanos = decimal(what, word.substring(0, Math.max(0, word.length() - (unit == 1e9 ? 1 : 2)))) * unit;
        if (!word.endsWith("s") || nanos < 1 || nanos > 3.6e12) {
            throw new IllegalArgumentException(what + " " + word + " is no time like 250ns, 50us, 5ms or 1.5s");
        }
        return Math.round(nanos);
    }

    /** {@code 2%}; 0 to 1. */
    double share(String what) {
        String word = next(what);
        double share = word.endsWith("%") ? decimal(what, word.substring(0, word.length() - 1)) / 100 : -1;
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException(what + " " + word + " is no share like 2%");
        }
        return share;
    }

    /** The n of {@code 1/n}. */
    long everyNth() {
        String word = next("1/n");
        if (!word.matches("1/[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("how often is written 1/1000, not " + word);
        }
        return Long.parseLong(word.substring(2));
    }

    private static double decimal(String what, String digits) {
        if (!digits.matches("\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException(what + " starts with no number");
        }
        return Double.parseDouble(digits);
    }
}
