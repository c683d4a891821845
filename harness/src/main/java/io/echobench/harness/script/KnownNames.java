package io.echobench.harness.script;

import io.echobench.dialogue.ScriptedCourse;
import io.echobench.dialogue.TemplateParser.MalformedException;
import io.echobench.dialogue.TemplateParser.Names;
import io.echobench.dialogue.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that templates of a script may use: those that are the same in all sessions, and variables. */
final class KnownNames implements Names {

    private final Map<String, Value> constants = new LinkedHashMap<>();
    private final Set<String> variables = new LinkedHashSet<>();

    KnownNames() {
        variables.add(ScriptedCourse.UUID_NAME);
        variables.add(ScriptedCourse.TEST_ID_NAME);
    }

    /** A value that all sessions share, unless the name is a variable too. */
    void constant(String name, Value value) {
        constants.put(name, value);
    }

    void variable(String name) {
        variables.add(name);
    }

    /** Adds the names that the steps of a flow give values to: captures and loops. */
    void assigned(Node flow) {
        switch (flow) {
            case Node.Sequence list -> list.items().forEach(this::assigned);
            case Node.Mapping mapping -> {
                if (mapping.entries().containsKey("loop")) {
                    variable(Loops.INDEX);
                    variable(Loops.ELEMENT);
                }
                mapping.entries().forEach((key, entry) -> {
                    if (Set.of("as", "loopValue", "loopElement").contains(key)
                            && entry.value() instanceof Node.Text name) {
                        variable(name.text());
                    }
                    assigned(entry.value());
                });
            }
            default -> {}
        }
    }

    @Override
    public Optional<Value> constant(String name) throws MalformedException {
        if (variables.contains(name)) {
            return Optional.empty();
        }
        Value value = constants.get(name);
        if (value == null) {
            Set<String> all = new LinkedHashSet<>(constants.keySet());
            all.addAll(variables);
            throw new MalformedException("no variable is called " + Node.quoted(name) + NearestName.advice(name, all));
        }
        return Optional.of(value);
    }
}
