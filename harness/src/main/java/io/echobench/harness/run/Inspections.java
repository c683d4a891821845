package io.echobench.harness.run;

import io.echobench.harness.UsageException;
import io.echobench.harness.result.RunRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The targets of a run, and what is known of each: it is booted once, before any trial. Not thread-safe. */
final class Inspections {

    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, Inspection> known = new LinkedHashMap<>();
    private final RunSettings settings;
    private final Path directory;

    /**
     * Of nothing that is known yet.
     *
     * @param directory where targets leave their logs
     */
    Inspections(List<Target> targets, RunSettings settings, Path directory) {
        targets.forEach(target -> this.targets.put(target.id(), target));
        this.settings = settings;
        this.directory = directory;
    }

    Target target(String id) {
        Target target = targets.get(id);
        if (target == null) {
            throw new IllegalStateException("the plan names " + id + ", which is no target of this run");
        }
        return target;
    }

    /** Boots the target of a run that goes on; throws when it is no longer the one of its row. */
    Inspection again(RunRecord.Backend row) throws InterruptedException, UsageException {
        return Inspection.again(target(row.id()), row, settings, directory);
    }

    /** Boots the target. The twins of the anchor stand behind it, and are what it is. */
    Inspection made(String id) throws InterruptedException {
        return target(id) instanceof ControlTarget control
                ? of(control.of().id()).ofControl()
                : Inspection.of(target(id), settings, directory);
    }

    void keep(String id, Inspection inspection) {
        known.put(id, inspection);
    }

    boolean knows(String id) {
        return known.containsKey(id);
    }

    /** What is known of a target; {@link Inspection#NONE} before it is. */
    Inspection of(String id) {
        return known.getOrDefault(id, Inspection.NONE);
    }

    boolean isReady(String id) {
        return of(id).status().equals(Inspection.READY);
    }

    Map<String, Inspection> all() {
        return known;
    }

    /** The row with what is known of it now. */
    RunRecord.Backend row(RunRecord.Backend before) {
        return knows(before.id()) || before.status().equals(Inspection.PLANNED)
                ? of(before.id()).row(target(before.id()))
                : before;
    }

    /** Lets the positive control burn so much on each message, where it is one of the targets. */
    void burn(String id, long nanos) {
        if (targets.get(id) instanceof ControlTarget.Burning control) {
            targets.put(id, control.burning(nanos));
        }
    }
}
