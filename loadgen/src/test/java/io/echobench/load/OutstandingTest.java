package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutstandingTest {

    private static final int STEPS = 200_000;

    private final Outstanding ring = new Outstanding();
    private final Message message = Message.of(new Payload.Generated(32, false));

    /** A message as it went in, and when it was written; 0: not yet. */
    private record Kept(long number, long intendedNanos, long writtenNanos) {}

    @Test
    void growsAndTurnsWithoutLosingOrMixingUpAnything() {
        Random random = new Random(1);
        Deque<Kept> model = new ArrayDeque<>();
        long number = 0;
        for (int step = 1; step <= STEPS; step++) {
            boolean fills = random.nextInt(2_000) < 1_000 + (step / 20_000 % 2 == 0 ? 20 : -20);
            if (fills && model.size() < 500) {
                ring.add(message, number, step);
                ring.sent(step + 1L);
                model.add(new Kept(number, step, step + 1L));
                number += 1 + random.nextInt(3);
            } else if (!model.isEmpty()) {
                assertThat(oldest()).isEqualTo(model.remove());
                ring.removeHead();
            }
            assertThat(ring.tail - ring.head).isEqualTo(model.size());
        }
        assertThat(number).isGreaterThan(1_000);
        for (Kept kept : model) {
            assertThat(ring.number(ring.slot(ring.find(kept.number())))).isEqualTo(kept.number());
            assertThat(oldest()).isEqualTo(kept);
            ring.removeHead();
        }
    }

    @Test
    void tellsWhatBecameOfEach() {
        for (int i = 0; i < 4; i++) {
            ring.add(message, i, 0);
        }
        for (int i = 0; i < 3; i++) {
            ring.sent(0);
        }
        ring.early(2, 0);
        ring.settled(1);
        assertThat(ring.state(0)).isEqualTo(Outstanding.State.SENT);
        assertThat(ring.state(1)).isEqualTo(Outstanding.State.SETTLED);
        assertThat(ring.state(2)).isEqualTo(Outstanding.State.EARLY);
        assertThat(ring.state(3)).isEqualTo(Outstanding.State.QUEUED);
    }

    private Kept oldest() {
        int slot = ring.slot(ring.head);
        return new Kept(ring.number(slot), ring.intendedNanos(slot), ring.writtenNanos(slot));
    }
}
