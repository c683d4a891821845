package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();
    private final List<Integer> woken = new ArrayList<>();

    @Test
    void wakesInOrderWhateverWasAskedForMovedOrForgotten() {
        Random random = new Random(1);
        TreeMap<Long, Integer> expected = new TreeMap<>();
        for (int i = 0; i < 5000; i++) {
            Sleeper sleeper = new Sleeper(i);
            long at = 100_000L * random.nextInt(10_000) + i;
            deadlines.wakeAt(sleeper, at + random.nextInt(1000));
            deadlines.wakeAt(sleeper, at);
            deadlines.wakeAt(sleeper, at + 5);
            if (random.nextInt(3) == 0) {
                deadlines.forget(sleeper);
            } else {
                expected.put(at, i);
            }
        }
        while (!expected.isEmpty()) {
            assertThat(deadlines.firstNanos()).isEqualTo(expected.firstKey());
            woken.clear();
            deadlines.wakeDue(expected.firstKey());
            assertThat(woken).containsExactly(expected.pollFirstEntry().getValue());
        }
        assertThat(deadlines.firstNanos()).isEqualTo(Long.MAX_VALUE);
    }

    private final class Sleeper extends Timed {

        private final int name;

        Sleeper(int name) {
            this.name = name;
        }

        @Override
        void wake(long nowNanos) {
            woken.add(name);
        }
    }
}
