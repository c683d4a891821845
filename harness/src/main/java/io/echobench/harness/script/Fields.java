package io.echobench.harness.script;

import java.util.Optional;

/**
 * An object of a script whose keys were checked.
 *
 * @param owner what it is, for a sentence: {@code a phase}
 */
record Fields(String owner, Node.Mapping mapping) {

    /** From the value under a key to what it means. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Node value, String key) throws ScriptException;
    }

    Position at() {
        return mapping.at();
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    Optional<Node> value(String key) {
        return mapping.value(key);
    }

    /** Reads what stands under a key, if it is there. */
    <T> Optional<T> read(String key, Reading<T> reading) throws ScriptException {
        Optional<Node> node = value(key);
        return node.isPresent() ? Optional.of(reading.read(node.get(), key)) : Optional.empty();
    }

    Node required(String key) throws ScriptException {
        return value(key).orElseThrow(() -> new ScriptException(at(), owner + " needs \"" + key + "\""));
    }

    /** Refuses a key that contradicts what else is there. */
    void refuse(String key, String reason) throws ScriptException {
        Node.Entry entry = mapping.entries().get(key);
        if (entry != null) {
            throw new ScriptException(entry.at(), "\"" + key + "\" " + reason);
        }
    }
}
