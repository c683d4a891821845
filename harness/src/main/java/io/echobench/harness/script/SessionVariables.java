package io.echobench.harness.script;

import io.echobench.dialogue.Value;
import io.echobench.dialogue.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what sessions begin with: {@code config.variables} and {@code config.payload}, and the names that every script has. */
final class SessionVariables {

    private final ScriptSurroundings surroundings;
    private final Notes notes;
    private final KnownNames names = new KnownNames();
    private Variables variables = Variables.NONE;

    SessionVariables(ScriptSurroundings surroundings, Notes notes) {
        this.surroundings = surroundings;
        this.notes = notes;
    }

    /** Reads them; the names that flows give values to are taken from there. */
    SessionVariables read(Fields config, Optional<Node> scenarios) throws ScriptException {
        Map<String, List<Value>> choices = new LinkedHashMap<>();
        scenarios.ifPresent(names::assigned);
        names.constant(
                "target", new Value.Text(config.read("target", Scalars::text).orElse("")));
        surroundings.environment().ifPresent(name -> names.constant("$environment", new Value.Text(name)));
        Value environment = Value.of(surroundings.processEnvironment());
        names.constant("$env", environment);
        names.constant("$processEnvironment", environment);
        config.read("variables", (node, key) -> choices(node, choices));
        List<Variables.Table> tables = config.read(
                        "payload", (node, key) -> new PayloadFiles(surroundings.files(), notes).read(node))
                .orElse(List.of());
        for (Variables.Table table : tables) {
            if (table.all().isEmpty()) {
                table.fields().forEach(names::variable);
            } else {
                names.variable(table.all());
            }
        }
        variables = new Variables(choices, tables);
        return this;
    }

    Variables variables() {
        return variables;
    }

    KnownNames names() {
        return names;
    }

    private Map<String, List<Value>> choices(Node node, Map<String, List<Value>> choices) throws ScriptException {
        if (!(node instanceof Node.Mapping mapping)) {
            throw new ScriptException(node.at(), "variables must be an object, but this is " + node.described());
        }
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            Node value = entry.getValue().value();
            choices.put(entry.getKey(), choice(entry.getKey(), value));
        }
        return choices;
    }

    /** One element of a list is drawn for each session; anything else is the same for all. */
    private List<Value> choice(String name, Node node) throws ScriptException {
        Value value = JsonText.value(node);
        if (!(value instanceof Value.Items list)) {
            names.constant(name, value);
            return List.of(value);
        }
        if (list.items().isEmpty()) {
            throw new ScriptException(
                    node.at(), "the variable " + Node.quoted(name) + " is an empty list; give it a value");
        }
        names.variable(name);
        return list.items();
    }
}
