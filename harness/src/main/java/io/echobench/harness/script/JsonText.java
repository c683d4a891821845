package io.echobench.harness.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a node as {@code JSON.stringify} of JavaScript would: that is what Artillery sends for an object. */
final class JsonText {

    private JsonText() {}

    static String of(Node node) throws ScriptException {
        return switch (node) {
            case Node.Mapping mapping -> object(mapping);
            case Node.Sequence sequence -> list(sequence);
            case Node.Text text -> string(text.text());
            case Node.Numeral number -> number(number);
            case Node.Bool bool -> Boolean.toString(bool.value());
            case Node.Nothing nothing -> "null";
        };
    }

    /** A number as JavaScript writes it: {@code 5.0} is {@code 5}, {@code 1e-7} stays. */
    static String number(Node.Numeral node) throws ScriptException {
        BigDecimal exact = Scalars.number(node)
                .orElseThrow(() -> new ScriptException(node.at(), node.digits() + " is not a number that can be sent"));
        double value = exact.doubleValue();
        if (Double.isInfinite(value)) {
            throw new ScriptException(node.at(), node.digits() + " is too large a number to be sent");
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size >= 1e-6 && size < 1e21) {
            return shortest.toPlainString();
        }
        int exponent = shortest.precision() - shortest.scale() - 1;
        String digits = shortest.movePointLeft(exponent).toPlainString();
        return digits + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    private static String object(Node.Mapping mapping) throws ScriptException {
        List<String> members = new ArrayList<>();
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            members.add(string(entry.getKey()) + ":" + of(entry.getValue().value()));
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String list(Node.Sequence sequence) throws ScriptException {
        List<String> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            items.add(of(item));
        }
        return "[" + String.join(",", items) + "]";
    }

    private static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            quoted.append(escaped(text.charAt(i)));
        }
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
        };
    }
}
