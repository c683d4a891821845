package io.echobench.harness.script;

import io.echobench.load.Phase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A load script, read and checked.
 *
 * @param name the shipped name, or the file's name without its ending
 * @param text as it was read, kept with the results
 * @param target {@code config.target}; replaced by each backend's address
 * @param phases warm-up and settling included, in order
 * @param rounds how often each backend is measured, where the script says so
 * @param seed of everything that is drawn, where the script says so
 * @param assertions what must hold for each backend: {@code ensure}
 * @param ranked what is asked of a run that ranks; empty for one that does not
 * @param notes sentences with file, line and column about what was read but has no effect here
 */
public record LoadScript(
        String name,
        String text,
        Optional<String> target,
        List<Phase> phases,
        OptionalInt rounds,
        OptionalLong seed,
        List<Assertion> assertions,
        Optional<Ranked> ranked,
        List<String> notes) {

    /** Copies the lists. */
    public LoadScript {
        phases = List.copyOf(phases);
        assertions = List.copyOf(assertions);
        notes = List.copyOf(notes);
    }

    /** A script that asks nothing of the backends. */
    public LoadScript(
            String name,
            String text,
            Optional<String> target,
            List<Phase> phases,
            OptionalInt rounds,
            OptionalLong seed,
            List<String> notes) {
        this(name, text, target, phases, rounds, seed, List.of(), Optional.empty(), notes);
    }
}
