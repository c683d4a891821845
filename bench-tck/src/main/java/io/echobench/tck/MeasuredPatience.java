package io.echobench.tck;

import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Patience;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * As much patience as the server needs now: little on a quiet machine, where waiting on would change nothing, and all of it on a
 * busy one, where a healthy server may be late. When an answer is overdue, another connection is opened and carries twenty echoes;
 * the slowest round trip of these, the opening handshake among them, times a hundred is how much longer the answer may take.
 *
 * @param uri of the echo
 */
record MeasuredPatience(URI uri) implements Patience {

    /** The whole of it, and what is granted when the other connection is not served either. */
    static final Duration MOST = Duration.ofSeconds(3);

    private static final Duration LEAST = Duration.ofMillis(300);
    private static final int ECHOES = 20;
    private static final int FACTOR = 100;

    @Override
    public Duration first() {
        return LEAST;
    }

    @Override
    public Duration more() {
        long startNanos = System.nanoTime();
        Duration wanted = slowestRoundTrip().multipliedBy(FACTOR);
        Duration left = MOST.minus(LEAST).minusNanos(System.nanoTime() - startNanos);
        Duration granted = wanted.compareTo(left) < 0 ? wanted : left;
        return granted.compareTo(LEAST) > 0 ? granted : LEAST;
    }

    private Duration slowestRoundTrip() {
        Target target = Target.of(uri, 0).withPatience(MOST.minus(LEAST.multipliedBy(2)));
        long slowestNanos = 0;
        long startNanos = System.nanoTime();
        try (Dialogue dialogue = Dialogue.open(target)) {
            for (int i = 0; i < ECHOES; i++) {
                slowestNanos = Math.max(slowestNanos, System.nanoTime() - startNanos);
                startNanos = System.nanoTime();
                dialogue.write(Frame.text("still here?"));
                if (!(dialogue.next(Step.From.MESSAGES) instanceof Event.Message)) {
                    return MOST;
                }
            }
            return Duration.ofNanos(Math.max(slowestNanos, System.nanoTime() - startNanos));
        } catch (IOException e) {
            return MOST; // what is wrong is for the cases to say
        }
    }
}
