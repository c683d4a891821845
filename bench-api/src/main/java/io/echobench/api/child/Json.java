package io.echobench.api.child;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object a line, as the child contract needs it: string, number, boolean and arrays of strings, no nesting. The API
 * depends on the JDK alone, hence no library.
 */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Writes strings, numbers, booleans and lists of strings. */
    static String write(Map<String, ?> members) {
        StringBuilder out = new StringBuilder("{");
        members.forEach((name, value) -> {
            if (out.length() > 1) {
                out.append(',');
            }
            quote(out, name);
            out.append(':');
            value(out, value);
        });
        return out.append('}').toString();
    }

    private static void value(StringBuilder out, Object value) {
        switch (value) {
            case Number number -> out.append(number);
            case Boolean bool -> out.append(bool);
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    quote(out, String.valueOf(list.get(i)));
                }
                out.append(']');
            }
            default -> quote(out, value.toString());
        }
    }

    private static void quote(StringBuilder out, String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /**
     * Reads one flat object: values are {@link String}, {@link Double} or {@link Long}, {@link Boolean}, or a list of those.
     *
     * @throws IllegalArgumentException with the position when the text is anything else
     */
    static Map<String, Object> read(String line) {
        Json json = new Json(line);
        Map<String, Object> members = json.object();
        json.space();
        if (json.at != line.length()) {
            throw json.wrong("text after the object");
        }
        return members;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return members;
        }
        do {
            next();
            String name = string();
            expect(':');
            members.put(name, value());
        } while (more('}'));
        return members;
    }

    private Object value() {
        char c = next();
        if (c == '"') {
            return string();
        }
        if (c == '[') {
            return array();
        }
        int start = at;
        while (at < text.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return scalar(text.substring(start, at));
    }

    private Object scalar(String token) {
        if (token.equals("true") || token.equals("false")) {
            return token.equals("true");
        }
        try {
            return token.matches("-?\\d+") ? (Object) Long.valueOf(token) : (Object) Double.valueOf(token);
        } catch (NumberFormatException e) {
            throw wrong("no value");
        }
    }

    private List<Object> array() {
        List<Object> values = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
            return values;
        }
        do {
            values.add(value());
        } while (more(']'));
        return values;
    }

    private boolean more(char end) {
        char c = next();
        at++;
        if (c != ',' && c != end) {
            throw wrong("neither , nor " + end);
        }
        return c == ',';
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong("a cut \\u");
        }
        at += 4;
        try {
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        } catch (NumberFormatException e) {
            throw wrong("a bad \\u");
        }
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong("no " + c);
        }
        at++;
    }

    private char next() {
        space();
        return peek();
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the end");
        }
        return text.charAt(at);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at column " + (at + 1) + " of: " + text);
    }
}
