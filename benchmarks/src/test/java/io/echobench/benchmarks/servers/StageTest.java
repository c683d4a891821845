package io.echobench.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTest {

    @Test
    void twoServersTakeTurnsForthAndBack() {
        assertThat(Stage.order(2, 0)).containsExactly(0, 1);
        assertThat(Stage.order(2, 1)).containsExactly(1, 0);
    }

    @Test
    void everyServerStandsAtEveryPlaceEquallyOften() {
        for (int servers = 2; servers <= 5; servers++) {
            Map<List<Integer>, Integer> times = new HashMap<>();
            for (int round = 0; round < 2 * servers; round++) {
                List<Integer> order = Stage.order(servers, round);
                for (int place = 0; place < servers; place++) {
                    times.merge(List.of(order.get(place), place), 1, Integer::sum);
                }
            }
            assertThat(times).hasSize(servers * servers);
            assertThat(times.values()).containsOnly(2);
        }
    }
}
