package io.echobench.benchmarks.budgets;

import java.util.Locale;

/**
 * What a figure is asked to be.
 *
 * @param unit as it stands behind the figure; empty for things that are counted
 */
public record Goal(Direction direction, double bound, String unit) {

    private static final double WITHOUT_FRACTION_FROM = 1_000;
    private static final double HUNDREDTHS_FROM = 0.1;

    /** On which side of the bound the figure shall lie. */
    public enum Direction {
        /** The bound or less. */
        AT_MOST("<= "),
        /** The bound or more. */
        AT_LEAST(">= "),
        /** The bound itself. */
        EXACTLY("= ");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    /** Whether a figure is as it should be. */
    public enum Verdict {
        /** It is. */
        MET,
        /** It is not, or there is none. */
        MISSED
    }

    static Goal atMost(double bound, String unit) {
        return new Goal(Direction.AT_MOST, bound, unit);
    }

    static Goal atLeast(double bound, String unit) {
        return new Goal(Direction.AT_LEAST, bound, unit);
    }

    static Goal exactly(double bound, String unit) {
        return new Goal(Direction.EXACTLY, bound, unit);
    }

    /** On a figure in the goal's unit; one that is not a number is missed. */
    Verdict verdict(double measured) {
        boolean met = switch (direction) {
            case AT_MOST -> measured <= bound;
            case AT_LEAST -> measured >= bound;
            case EXACTLY -> measured == bound;
        };
        return met ? Verdict.MET : Verdict.MISSED;
    }

    /** The goal itself: {@code <= 40 us}. */
    String words() {
        return direction.sign + shown(bound);
    }

    /** A figure in the goal's unit, never rounded to the other side of the bound. */
    String shown(double measured) {
        String number = number(measured);
        if (verdict(Double.parseDouble(number.replace(",", ""))) != verdict(measured)) {
            number = Double.toString(measured);
        }
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) || Math.abs(value) >= WITHOUT_FRACTION_FROM;
        return String.format(
                Locale.ROOT, whole ? "%,.0f" : Math.abs(value) >= HUNDREDTHS_FROM ? "%.2f" : "%.2g", value);
    }
}
