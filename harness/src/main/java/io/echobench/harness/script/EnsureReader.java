package io.echobench.harness.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config.ensure}, or {@code config.plugins.ensure}: what must hold for every backend. */
final class EnsureReader {

    private static final List<String> LEGACY = List.of("min", "max", "median", "p95", "p99");
    static final Vocabulary ENSURE =
            Vocabulary.of("ensure", "thresholds", "conditions", "maxErrorRate", "min", "max", "median", "p95", "p99");
    static final Vocabulary CONDITION = Vocabulary.of("a condition", "expression", "strict");

    private final Notes notes;
    private final List<Assertion> assertions = new ArrayList<>();

    EnsureReader(Notes notes) {
        this.notes = notes;
    }

    List<Assertion> read(Fields config) throws ScriptException {
        Optional<Node> plugin = plugin(config);
        Optional<Node> ensure = config.value("ensure").or(() -> plugin);
        if (ensure.isPresent()) {
            Fields fields = ENSURE.fields(ensure.get(), notes);
            fields.read("thresholds", (node, key) -> thresholds(node));
            fields.read("conditions", (node, key) -> conditions(node));
            fields.read("maxErrorRate", this::errorRate);
            for (String key : LEGACY) {
                fields.read(key, this::legacy);
            }
        }
        return assertions;
    }

    private Optional<Node> plugin(Fields config) throws ScriptException {
        Optional<Node> plugins = config.value("plugins");
        if (plugins.isEmpty()) {
            return Optional.empty();
        }
        if (!(plugins.get() instanceof Node.Mapping all)) {
            throw new ScriptException(
                    plugins.get().at(),
                    "plugins must be an object, but this is " + plugins.get().described());
        }
        for (Map.Entry<String, Node.Entry> entry : all.entries().entrySet()) {
            if (!entry.getKey().equals("ensure")) {
                notes.add(entry.getValue().at(), "the plugin " + Node.quoted(entry.getKey()) + " is not run");
            }
        }
        return all.value("ensure")
                .filter(node ->
                        node instanceof Node.Mapping one && !one.entries().isEmpty());
    }

    /** Each is a metric and what it must stay below. */
    private List<Assertion> thresholds(Node node) throws ScriptException {
        for (Node item : items(node, "thresholds")) {
            if (!(item instanceof Node.Mapping threshold)) {
                throw new ScriptException(
                        item.at(), "a threshold is a metric and a number, but this is " + item.described());
            }
            for (Map.Entry<String, Node.Entry> entry : threshold.entries().entrySet()) {
                MetricNames.check(entry.getValue().at(), entry.getKey());
                below(entry.getKey(), entry.getKey(), entry.getValue().value());
            }
        }
        return assertions;
    }

    private List<Assertion> conditions(Node node) throws ScriptException {
        for (Node item : items(node, "conditions")) {
            Fields condition = CONDITION.fields(item, notes);
            Node text = condition.required("expression");
            String expression = Scalars.text(text, "expression");
            assertions.add(new Assertion(
                    expression.strip(),
                    ExpressionParser.parse(text.at(), expression),
                    condition.read("strict", Scalars::flag).orElse(true)));
        }
        return assertions;
    }

    private Assertion errorRate(Node node, String key) throws ScriptException {
        String most = JsonText.number(
                new Node.Numeral(node.at(), number(node, key, 0, 100).toPlainString()));
        String formula = "(vusers.created - vusers.completed) / vusers.created * 100 <= " + most;
        Assertion assertion = new Assertion(key + " <= " + most, ExpressionParser.parse(node.at(), formula), true);
        assertions.add(assertion);
        return assertion;
    }

    /** Artillery means the response time of HTTP, which a WebSocket has not; here it is that of the echoes. */
    private Assertion legacy(Node node, String key) throws ScriptException {
        notes.add(node.at(), "\"%s\" in ensure is taken for echobench.response.%s".formatted(key, key));
        return below("echobench.response." + key, key, node);
    }

    private Assertion below(String metric, String key, Node node) throws ScriptException {
        BigDecimal limit = number(node, key, 0, 1e15);
        Expression expression = new Expression.Binary(
                Expression.Operator.LESS, new Expression.Metric(metric), new Expression.Literal(limit.doubleValue()));
        Assertion assertion = new Assertion(metric + " < " + limit.toPlainString(), expression, true);
        assertions.add(assertion);
        return assertion;
    }

    private static BigDecimal number(Node node, String key, double least, double most) throws ScriptException {
        Scalars.decimal(node, key, least, most);
        return Scalars.number(node).orElseThrow();
    }

    private static List<Node> items(Node node, String key) throws ScriptException {
        if (node instanceof Node.Sequence list) {
            return list.items();
        }
        throw new ScriptException(node.at(), key + " must be a list, but this is " + node.described());
    }
}
