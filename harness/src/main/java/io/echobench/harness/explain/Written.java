package io.echobench.harness.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How figures are written in sentences and tables. */
final class Written {

    private Written() {}

    /** {@code 33,112}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Likewise, to the nearest. */
    static String count(double count) {
        return count(Math.round(count));
    }

    /** Milliseconds: whole from 10, two digits below: {@code 10,322}, {@code 55}, {@code 1.6}, {@code 0.05}. */
    static String millis(double millis) {
        return millis >= 10 ? count(millis) : twoDigits(millis);
    }

    /** With its unit. */
    static String inMillis(double millis) {
        return millis(millis) + " ms";
    }

    /** A share of something: {@code 81.5 %}; two digits below 1 %. */
    static String percent(double share) {
        double percent = share * 100;
        return (percent == 0 || percent >= 1 ? String.format(Locale.ROOT, "%,.1f", percent) : twoDigits(percent))
                + " %";
    }

    /** {@code 320} or {@code 5.3}. */
    static String perSecond(double rate) {
        return rate >= 20 ? count(rate) : String.format(Locale.ROOT, "%.1f", rate);
    }

    /** {@code 190-240 s}. */
    static String stretch(double fromSeconds, double toSeconds) {
        return count(fromSeconds) + "-" + count(toSeconds) + " s";
    }

    /** {@code 1 session}, {@code 1,180 sessions}. */
    static String counted(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** Text of a report, fit for a line. */
    static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }

    private static String twoDigits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(2));
        return value == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
