package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.run.ControlTarget;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a run that ranks which nobody has to choose: the anchor, and its two twins that the controls are made with.
 *
 * @param anchor what runs beside each server
 */
record ControlRows(Target anchor) {

    /** The only server that can be told to burn: docs/REFERENCE.md. */
    private static final String ANCHOR = "reference";

    /** Refuses an anchor that the positive control cannot be made with. */
    static void expectAnchor(Ranked ranked) throws UsageException {
        if (!ranked.anchor().equals(ANCHOR)) {
            throw new UsageException("the script's anchor is " + ranked.anchor() + ", but only " + ANCHOR
                    + " can be told to burn CPU, which the positive control needs; make it the anchor.");
        }
    }

    static String twinOf(String anchor) {
        return anchor + "-again";
    }

    static String burningOf(String anchor) {
        return anchor + "-burn-x";
    }

    /** Those that were chosen, the anchor if it is not among them, and last the twins. */
    List<Target> with(List<Target> chosen) throws UsageException {
        List<Target> rows = new ArrayList<>(chosen);
        if (chosen.stream().noneMatch(target -> target.id().equals(anchor.id()))) {
            rows.add(anchor);
        }
        for (String id : List.of(twinOf(anchor.id()), burningOf(anchor.id()))) {
            if (chosen.stream().anyMatch(target -> target.id().equals(id))) {
                throw new UsageException(
                        id + " is the row of a control, so no backend can have that id in a run that ranks.");
            }
            rows.add(named(id).orElseThrow());
        }
        return List.copyOf(rows);
    }

    /** The twin of that id; its burn is set when it is known. */
    Optional<Target> named(String id) {
        if (id.equals(twinOf(anchor.id()))) {
            return Optional.of(new ControlTarget.Renamed(id, anchor));
        }
        return id.equals(burningOf(anchor.id()))
                ? Optional.of(new ControlTarget.Burning(id, anchor, 0))
                : Optional.empty();
    }
}
