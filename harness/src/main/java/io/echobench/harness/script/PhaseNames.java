package io.echobench.harness.script;

import java.util.HashSet;
import java.util.Set;

/** Gives each phase of a script a name of its own: figures are told apart by it. */
final class PhaseNames {

    private static final int LONGEST = 80;

    private final Set<String> taken = new HashSet<>();

    /** The name under {@code name}, or {@code phase 3} for the third phase of the script. */
    String of(Fields phase) throws ScriptException {
        return unique(phase.read("name", PhaseNames::name).orElse("phase " + (taken.size() + 1)));
    }

    static String name(Node node, String key) throws ScriptException {
        String name = Scalars.text(node, key).strip();
        if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new ScriptException(
                    node.at(),
                    "name is %s; it must be one line of at most %s characters".formatted(node.described(), LONGEST));
        }
        return name;
    }

    /** The name, or where it is taken, {@code load (2)}. */
    String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + " (" + i + ")";
        }
        return name;
    }
}
