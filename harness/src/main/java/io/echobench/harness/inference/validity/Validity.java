package io.echobench.harness.inference.validity;

import io.echobench.harness.inference.validity.Signal.Mark;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a trial counts.
 *
 * @param violations the signals beyond their limits; it counts when there is none
 * @param unobserved signals that this machine or run does not give: they were not looked at, which is not the same as fine
 */
public record Validity(List<Violation> violations, Set<Signal> unobserved) {

    /**
     * A signal beyond its limit.
     *
     * @param sentence what was seen and what is allowed
     */
    public record Violation(Signal signal, String sentence) {}

    /** Copies both. */
    public Validity {
        violations = List.copyOf(violations);
        unobserved = Set.copyOf(unobserved);
    }

    /** Whether it counts. */
    public boolean valid() {
        return violations.isEmpty();
    }

    /** Why it does not, each in a sentence; empty when it counts. */
    public List<String> objections() {
        return violations.stream().map(Violation::sentence).toList();
    }

    /** What it is marked with. */
    public Set<Mark> marks() {
        return violations.stream().map(violation -> violation.signal().mark()).collect(Collectors.toUnmodifiableSet());
    }
}
