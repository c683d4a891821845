package io.echobench.harness.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads single values. Numbers may be written as text ({@code "30"}), as Artillery allows. {@code key} names the value in
 * messages.
 */
final class Scalars {

    private Scalars() {}

    /** Text that is not empty. */
    static String text(Node node, String key) throws ScriptException {
        if (node instanceof Node.Text text && !text.text().isBlank()) {
            return text.text();
        }
        throw new ScriptException(node.at(), key + " is " + node.described() + "; it must be text");
    }

    /** {@code true} or {@code false}, which may be written as text. */
    static boolean flag(Node node, String key) throws ScriptException {
        if (node instanceof Node.Bool bool) {
            return bool.value();
        }
        if (node instanceof Node.Text text && List.of("true", "false").contains(text.text())) {
            return text.text().equals("true");
        }
        throw new ScriptException(node.at(), key + " is " + node.described() + "; it must be true or false");
    }

    /** One of some words. */
    static String word(Node node, String key, List<String> words) throws ScriptException {
        if (!(node instanceof Node.Text text)) {
            throw new ScriptException(
                    node.at(),
                    "%s is %s; it must be one of: %s".formatted(key, node.described(), String.join(", ", words)));
        }
        if (!words.contains(text.text())) {
            String problem = key + " is " + text.described() + NearestName.advice(text.text(), words);
            throw new ScriptException(node.at(), problem);
        }
        return text.text();
    }

    /** A whole number within bounds, both inclusive. */
    static long whole(Node node, String key, long least, long most) throws ScriptException {
        Optional<BigDecimal> number = within(number(node), BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
            throw new ScriptException(
                    node.at(),
                    "%s is %s; it must be a whole number from %s to %s"
                            .formatted(key, node.described(), shown(least), shown(most)));
        }
        return number.get().longValueExact();
    }

    /** A number within bounds, both inclusive. */
    static double decimal(Node node, String key, double least, double most) throws ScriptException {
        return within(number(node), BigDecimal.valueOf(least), BigDecimal.valueOf(most))
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> {
                    return new ScriptException(
                            node.at(),
                            "%s is %s; it must be a number from %s to %s"
                                    .formatted(key, node.described(), shown(least), shown(most)));
                });
    }

    /** The number that a node is or spells; empty where it does neither. */
    static Optional<BigDecimal> number(Node node) {
        return switch (node) {
            case Node.Numeral number -> number(number.digits());
            case Node.Text text -> number(text.text().strip());
            default -> Optional.empty();
        };
    }

    /** The number that digits spell; empty where they do not, or where it is beyond all reason. */
    static Optional<BigDecimal> number(String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            boolean sane = Math.abs((long) number.precision() - number.scale()) < 400 && Math.abs(number.scale()) < 400;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number as people read it: {@code 1,000,000}, {@code 0.001}, {@code 2E18}. */
    static String shown(Number number) {
        boolean exact = number instanceof Long || Math.abs(number.doubleValue()) < 1e15;
        String pattern = exact ? "#,##0.######" : "0.##E0";
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static Optional<BigDecimal> within(Optional<BigDecimal> number, BigDecimal least, BigDecimal most) {
        return number.filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
    }
}
