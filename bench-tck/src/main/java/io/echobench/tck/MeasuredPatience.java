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
 * the slowest round trip of these, the opening handshake among them, times three hundred is how much longer the answer may take.
 *
 * @param uri of the echo
 */
record MeasuredPatience(URI uri) implements Patience {

    /** The whole of it. */
    static final Duration MOST = Duration.ofSeconds(10);

    private static final Duration LEAST = Duration.ofMillis(300);
    private static final Duration OF_ONE_ECHO = Duration.ofSeconds(1);

    /** Times the factor, 3 s: a server that serves nobody is not waited for as long as a slow one. */
    private static final Duration UNSERVED = Duration.ofMillis(10);

    private static final int ECHOES = 20;
    private static final int FACTOR = 300;

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
        Target target = Target.of(uri, 0).withPatience(OF_ONE_ECHO);
        long slowestNanos = 0;
        long startNanos = System.nanoTime();
        try (Dialogue dialogue = Dialogue.open(target)) {
            for (int i = 0; i < ECHOES; i++) {
                slowestNanos = Math.max(slowestNanos, System.nanoTime() - startNanos);
                startNanos = System.nanoTime();
                dialogue.write(Frame.text("still here?"));
                if (!(dialogue.next(Step.From.MESSAGES) instanceof Event.Message)) {
                    return UNSERVED;
                }
            }
            return Duration.ofNanos(Math.max(slowestNanos, System.nanoTime() - startNanos));
        } catch (IOException e) {
            return UNSERVED; // what is wrong is for the cases to say
        }
    }
}
