package io.echobench.harness.script;

import io.echobench.load.Conversation;
import io.echobench.load.Course;
import io.echobench.load.PerfectEcho;
import io.echobench.load.Step;
import java.util.List;
import java.util.Optional;

/**
 * What one session amounts to when all its loops are run. Figures are {@code double}s: loops within loops overflow nothing. Of a
 * course that differs from session to session, some sessions are led through with a perfect echo.
 *
 * @param steps sends, thinks and turns of loops; of several sessions the most
 * @param messages sends; of several sessions the mean
 * @param thinkNanos all thinks together; of several sessions the longest
 * @param failure what even a perfect echo does not satisfy
 * @param ends whether all that were led through came to their end
 */
record SessionSize(double steps, double messages, double thinkNanos, Optional<String> failure, boolean ends) {

    /** The most steps that one session may have. */
    static final long MOST_STEPS = 1_000_000;

    private static final SessionSize NOTHING = new SessionSize(0, 0, 0);
    private static final int SESSIONS = 100;
    private static final long MOST_MOVES = 200_000;
    private static final long SEED = 1;

    private SessionSize(double steps, double messages, double thinkNanos) {
        this(steps, messages, thinkNanos, Optional.empty(), true);
    }

    static SessionSize of(Course course) {
        return switch (course) {
            case Course.Fixed fixed -> of(fixed.steps());
            case Conversation conversation -> of(conversation);
        };
    }

    private static SessionSize of(Conversation conversation) {
        double steps = 0;
        double messages = 0;
        double thinkNanos = 0;
        long moves = 0;
        int sessions = 0;
        boolean ends = true;
        Optional<String> failure = Optional.empty();
        for (; sessions < SESSIONS && moves < MOST_MOVES && ends; sessions++) {
            PerfectEcho.Tally tally = PerfectEcho.of(conversation.begin(SEED, sessions));
            moves += tally.moves();
            ends = tally.ends();
            steps = Math.max(steps, (double) tally.moves());
            messages += tally.messages();
            thinkNanos = Math.max(thinkNanos, (double) tally.thinkNanos());
            if (failure.isEmpty() && !tally.failure().isEmpty()) {
                failure = Optional.of(tally.failure());
            }
        }
        return new SessionSize(steps, messages / sessions, thinkNanos, failure, ends);
    }

    private static SessionSize of(List<Step> steps) {
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
