package io.echobench.harness.script;

import io.echobench.load.Step;
import java.util.List;

/**
 * What one session amounts to when all its loops are run. Figures are {@code double}s: loops within loops overflow nothing.
 *
 * @param steps sends, thinks and turns of loops
 * @param messages sends
 * @param thinkNanos all thinks together
 */
record SessionSize(double steps, double messages, double thinkNanos) {

    /** The most steps that one session may have. */
    static final long MOST_STEPS = 1_000_000;

    private static final SessionSize NOTHING = new SessionSize(0, 0, 0);

    static SessionSize of(List<Step> steps) {
        SessionSize size = NOTHING;
        for (Step step : steps) {
            size = size.plus(of(step));
        }
        return size;
    }

    private static SessionSize of(Step step) {
        return switch (step) {
            case Step.Send send -> new SessionSize(1, 1, 0);
            case Step.Think think -> new SessionSize(1, 0, think.nanos());
            case Step.Loop loop ->
                of(loop.steps()).plus(new SessionSize(1, 0, 0)).times(loop.count());
        };
    }

    private SessionSize plus(SessionSize more) {
        return new SessionSize(steps + more.steps, messages + more.messages, thinkNanos + more.thinkNanos);
    }

    private SessionSize times(long count) {
        return new SessionSize(steps * count, messages * count, thinkNanos * count);
    }
}
