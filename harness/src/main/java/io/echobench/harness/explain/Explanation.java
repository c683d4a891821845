package io.echobench.harness.explain;

import io.echobench.harness.script.PlannedArrivals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A report beside its plan, and what was found.
 *
 * @param report with the engine as it is known now: from the script where the report did not tell
 * @param planned when sessions were to arrive: from the report, else from the script
 */
public record Explanation(
        ArtilleryReport report, Optional<PlannedArrivals> planned, Timeline timeline, List<Finding> findings) {

    /** Copies the list. */
    public Explanation {
        findings = List.copyOf(findings);
    }

    /** Sessions that the script let arrive; empty when that is not known. */
    OptionalDouble intended() {
        return planned.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(planned.get().sessions());
    }

    /** How long the windows last together. */
    double seconds() {
        return report.windows().isEmpty() ? 0 : report.windows().getLast().toSeconds();
    }
}
