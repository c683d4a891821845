package io.echobench.harness.report;

import io.echobench.harness.stats.LatencyValue;
import io.echobench.harness.stats.Spread;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** How numbers are written: never with more digits than were earned. */
final class Numbers {

    /** Stands for a figure that is not there, or not worth printing. */
    static final String NONE = "-";

    private Numbers() {}

    /** Nanoseconds as milliseconds: {@code 0.080}, {@code 1.23}, {@code 12.3}, {@code 1,234}. */
    static String millis(double nanos) {
        return significant(nanos / 1e6, 3);
    }

    /** A latency in milliseconds; a censored one in seconds, with its unit: {@code > 5.0 s}. */
    static String millis(LatencyValue value) {
        return switch (value) {
            case LatencyValue.Measured measured -> millis((double) measured.nanos());
            case LatencyValue.Above above -> "> " + fixed(above.nanos() / 1e9, 1) + " s";
            case LatencyValue.TooFew tooFew -> NONE;
        };
    }

    /** Nanoseconds as microseconds. */
    static String micros(double nanos) {
        return significant(nanos / 1e3, 2);
    }

    /** {@code 25,000}. */
    static String count(double count) {
        return fixed(count, 0);
    }

    /** Likewise. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 4,999} or {@code 5.3}. */
    static String perSecond(double rate) {
        return fixed(rate, rate >= 100 ? 0 : 1);
    }

    /** {@code 5.00} or {@code 240.1}. */
    static String seconds(double seconds) {
        return fixed(seconds, seconds >= 100 ? 1 : 2);
    }

    /** A share as percent, rounded down: {@code 100.0} is all of it. */
    static String percent(double share) {
        return fixed(Math.floor(share * 1_000 + 1e-9) / 10, 1);
    }

    /** Bytes as MiB. */
    static String mebibytes(double bytes) {
        return fixed(bytes / (1 << 20), bytes < 10 << 20 ? 1 : 0);
    }

    /** {@code 79.5–80.1}, or nothing where all rounds print alike. */
    static String range(Spread spread, DoubleFunction<String> format) {
        return range(format.apply(spread.min()), format.apply(spread.max()));
    }

    /** Likewise. */
    static String range(String lowest, String highest) {
        return lowest.equals(highest) ? "" : lowest + "–" + highest;
    }

    /** About three significant digits, and at most so many decimals. */
    private static String significant(double value, int decimals) {
        int needed = value < 1 ? decimals : value < 10 ? 2 : value < 100 ? 1 : 0;
        return fixed(value, Math.min(needed, decimals));
    }

    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
