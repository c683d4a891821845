package io.echobench.harness.cli;

import io.echobench.harness.plan.Plan;
import io.echobench.harness.result.ClientCheck;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.run.RoundRules;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a run needs, checked, before anything is started or written.
 *
 * @param byName whether the backends were asked for one by one: then one that cannot be had is a failure
 * @param kept results of trials that are not run again
 * @param record as it will be written first
 * @param directory of a run that goes on; empty: a new one
 */
record RunSetup(
        LoadScript script,
        Plan plan,
        List<Target> targets,
        boolean byName,
        List<TrialResult> kept,
        RunSettings settings,
        RunRecord record,
        PathMasking masking,
        Optional<RunDirectory> directory) {

    /** The same run with the client that a measurement chose. */
    RunSetup withClient(ClientCheck check) {
        RunSettings chosen = settings.over(check.chosen());
        return new RunSetup(
                script,
                plan,
                targets,
                byName,
                kept,
                chosen,
                record.withSettings(chosen.record().checked(check)),
                masking,
                directory);
    }

    /** Numbers of the trials that have a result. */
    Set<Integer> finished() {
        return kept.stream().map(result -> result.trial().number()).collect(Collectors.toSet());
    }

    /** The rules of a run that ranks. */
    Optional<RoundRules> rules() {
        return RankedRun.of(record);
    }
}
