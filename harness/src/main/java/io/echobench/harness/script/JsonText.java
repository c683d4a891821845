package io.echobench.harness.script;

import io.echobench.dialogue.JavaScriptNumber;
import io.echobench.dialogue.Json;
import io.echobench.dialogue.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a node as a value of JavaScript, and writes it as {@code JSON.stringify} would: that is what Artillery sends for an object. */
final class JsonText {

    private JsonText() {}

    static String of(Node node) throws ScriptException {
        return Json.of(value(node));
    }

    /** The value that a node is; no templates are looked for. */
    static Value value(Node node) throws ScriptException {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Value> members = new LinkedHashMap<>();
                for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
                    members.put(entry.getKey(), value(entry.getValue().value()));
                }
                yield new Value.Members(members);
            }
            case Node.Sequence sequence -> {
                List<Value> items = new ArrayList<>();
                for (Node item : sequence.items()) {
                    items.add(value(item));
                }
                yield new Value.Items(items);
            }
            case Node.Text text -> new Value.Text(text.text());
            case Node.Numeral number -> new Value.Numeric(numeric(number));
            case Node.Bool bool -> new Value.Flag(bool.value());
            case Node.Nothing nothing -> Value.Nothing.NULL;
        };
    }

    /** A number as JavaScript writes it: {@code 5.0} is {@code 5}, {@code 1e-7} stays. */
    static String number(Node.Numeral node) throws ScriptException {
        return JavaScriptNumber.text(numeric(node));
    }

    private static double numeric(Node.Numeral node) throws ScriptException {
        BigDecimal exact = Scalars.number(node)
                .orElseThrow(() -> new ScriptException(node.at(), node.digits() + " is not a number that can be sent"));
        double value = exact.doubleValue();
        if (Double.isInfinite(value)) {
            throw new ScriptException(node.at(), node.digits() + " is too large a number to be sent");
        }
        return value;
    }
}
