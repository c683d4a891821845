package io.echobench.dialogue;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes a value as {@code JSON.stringify} of JavaScript would: that is what Artillery sends for an object. */
public final class Json {

    private Json() {}

    /** The value as JSON; what has no value stands as {@code null} in a list and is left out of an object. */
    public static String of(Value value) {
        return switch (value) {
            case Value.Members object ->
                object.members().entrySet().stream()
                        .filter(member -> member.getValue() != Value.Nothing.UNDEFINED)
                        .map(Json::member)
                        .collect(Collectors.joining(",", "{", "}"));
            case Value.Items list -> list.items().stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
            case Value.Text text -> quoted(text.text());
            case Value.Numeric number ->
                Double.isNaN(number.number()) || Double.isInfinite(number.number()) ? "null" : number.text();
            case Value.Flag flag -> flag.text();
            case Value.Nothing nothing -> "null";
        };
    }

    private static String member(Map.Entry<String, Value> member) {
        return quoted(member.getKey()) + ":" + of(member.getValue());
    }

    private static String quoted(String text) {
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
