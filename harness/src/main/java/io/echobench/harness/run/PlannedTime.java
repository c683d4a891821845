package io.echobench.harness.run;

import io.echobench.load.Phase;
import java.util.List;

/** How long phases are planned to last. */
final class PlannedTime {

    /** For a closed loop that ends by count alone: long enough for the slowest server. */
    private static final long COUNTED_NANOS = 60_000_000_000L;

    private PlannedTime() {}

    static long nanos(List<Phase> phases) {
        return phases.stream().mapToLong(PlannedTime::nanos).sum();
    }

    static long nanos(Phase phase) {
        return switch (phase) {
            case Phase.Pause pause -> pause.nanos();
            case Phase.Sessions sessions -> sessions.nanos();
            case Phase.OpenLoop open -> open.nanos();
            case Phase.ClosedLoop closed -> closed.nanos() > 0 ? closed.nanos() : COUNTED_NANOS;
        };
    }
}
