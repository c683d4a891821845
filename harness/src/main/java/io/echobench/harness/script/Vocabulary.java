package io.echobench.harness.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that an object of a script may have. No key is passed over in silence: one that is not known is an error with the
 * nearest name, one of Artillery's that would change the load is an error that says what to do, and one that would not is noted.
 *
 * @param owner whose keys they are, for a sentence: {@code a phase}
 * @param known in the order in which they are listed to people
 * @param unsupported Artillery's, and what to do instead
 * @param ignored Artillery's, and why they have no effect
 */
record Vocabulary(String owner, List<String> known, Map<String, String> unsupported, Map<String, String> ignored) {

    static Vocabulary of(String owner, String... known) {
        return new Vocabulary(owner, List.of(known), Map.of(), Map.of());
    }

    Vocabulary unsupported(String advice, String... keys) {
        return new Vocabulary(owner, known, with(unsupported, advice, keys), ignored);
    }

    Vocabulary ignored(String reason, String... keys) {
        return new Vocabulary(owner, known, unsupported, with(ignored, reason, keys));
    }

    /** Reads an object whose keys are of this vocabulary. */
    Fields fields(Node node, Notes notes) throws ScriptException {
        if (!(node instanceof Node.Mapping mapping)) {
            throw new ScriptException(node.at(), owner + " must be an object, but this is " + node.described());
        }
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            check(entry.getKey(), entry.getValue().at(), notes);
        }
        return new Fields(owner, mapping);
    }

    private void check(String key, Position at, Notes notes) throws ScriptException {
        String advice = unsupported.get(key);
        String reason = ignored.get(key);
        if (advice != null) {
            throw new ScriptException(at, "\"%s\" in %s is not supported; %s".formatted(key, owner, advice));
        }
        if (reason != null) {
            notes.add(at, "\"%s\" in %s is ignored; %s".formatted(key, owner, reason));
        } else if (!known.contains(key)) {
            throw new ScriptException(
                    at, "unknown key %s in %s%s".formatted(Node.quoted(key), owner, NearestName.advice(key, known)));
        }
    }

    private static Map<String, String> with(Map<String, String> words, String sentence, String... keys) {
        Map<String, String> more = new LinkedHashMap<>(words);
        for (String key : keys) {
            more.put(key, sentence);
        }
        return Collections.unmodifiableMap(more);
    }
}
