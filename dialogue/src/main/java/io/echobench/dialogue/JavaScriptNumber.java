package io.echobench.dialogue;

import java.math.BigDecimal;

/** Writes numbers as JavaScript does (<a href="https://tc39.es/ecma262/#sec-numeric-types-number-tostring">ECMA-262, Number::toString</a>). */
public final class JavaScriptNumber {

    private JavaScriptNumber() {}

    /** A number as JavaScript writes it: {@code 5.0} is {@code 5}, {@code 1e-7} stays. */
    public static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-6 && size < 1e21) {
            return shortest.toPlainString();
        }
        int exponent = shortest.precision() - shortest.scale() - 1;
        String digits = shortest.movePointLeft(exponent).toPlainString();
        return digits + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }
}
