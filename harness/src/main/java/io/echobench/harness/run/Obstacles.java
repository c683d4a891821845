package io.echobench.harness.run;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What keeps a trial from being run, known before anything is booted.
 *
 * @param inspections of the rows, by id
 */
record Obstacles(Map<String, Inspection> inspections) {

    /** The trial's result where there is one. */
    Optional<TrialResult> of(Trial trial, Target target, Optional<String> anchor) {
        Inspection own = inspection(trial.backend());
        if (own.status().equals(Inspection.SKIPPED)) {
            return Optional.of(new TrialResult.Skipped(trial, own.reason()));
        }
        if (!own.status().equals(Inspection.READY)) {
            return Optional.of(failed(trial, own.reason(), own));
        }
        Optional<Inspection> beside =
                anchor.map(this::inspection).filter(each -> !each.status().equals(Inspection.READY));
        if (beside.isPresent()) {
            String reason = "its anchor " + anchor.orElse("") + " cannot be run: "
                    + beside.get().reason();
            return Optional.of(failed(trial, reason, beside.get()));
        }
        return target instanceof ControlTarget.Burning control && control.nanos() == 0
                ? Optional.of(new TrialResult.Skipped(trial, SessionWords.NO_BURN))
                : Optional.empty();
    }

    private static TrialResult failed(Trial trial, String reason, Inspection why) {
        return new TrialResult.Failed(trial, "", reason, why.stderr(), List.of());
    }

    private Inspection inspection(String id) {
        return inspections.getOrDefault(id, Inspection.NONE);
    }
}
