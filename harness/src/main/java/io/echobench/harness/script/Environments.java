package io.echobench.harness.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lays one of {@code config.environments} over {@code config}: objects are merged, anything else is replaced. */
final class Environments {

    private Environments() {}

    /** The configuration that holds; an environment of it that was asked for must be there. */
    static Node.Mapping chosen(Node.Mapping config, Optional<String> name) throws ScriptException {
        Optional<Node> environments = config.value("environments");
        if (name.isEmpty()) {
            return config;
        }
        if (environments.isEmpty() || !(environments.get() instanceof Node.Mapping all)) {
            throw new ScriptException(
                    config.at(),
                    "there is no environment %s, because config has no \"environments\"; leave out --environment"
                            .formatted(Node.quoted(name.get())));
        }
        Node chosen = all.value(name.get())
                .orElseThrow(() -> new ScriptException(
                        all.at(),
                        "there is no environment " + Node.quoted(name.get())
                                + NearestName.advice(name.get(), all.entries().keySet())));
        if (!(chosen instanceof Node.Mapping overlay)) {
            throw new ScriptException(
                    chosen.at(), "an environment must be an object, but this is " + chosen.described());
        }
        return merged(config, overlay);
    }

    private static Node.Mapping merged(Node.Mapping below, Node.Mapping above) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(below.entries());
        above.entries().forEach((key, entry) -> {
            Optional<Node> old = below.value(key);
            boolean both = entry.value() instanceof Node.Mapping && old.orElse(entry.value()) instanceof Node.Mapping;
            entries.put(
                    key,
                    both && old.isPresent()
                            ? new Node.Entry(entry.at(), merged((Node.Mapping) old.get(), (Node.Mapping) entry.value()))
                            : entry);
        });
        return new Node.Mapping(below.at(), entries);
    }
}
