package io.echobench.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundOrderTest {

    @Test
    void ofEveryTwoRoundsEachSideBeginsOne() {
        List<Boolean> order = RoundOrder.firstSideFirst(41, 7);

        assertThat(order).hasSize(41);
        for (int i = 0; i + 1 < order.size(); i += 2) {
            assertThat(order.get(i)).isNotEqualTo(order.get(i + 1));
        }
    }

    @Test
    void theSeedDrawsTheOrder() {
        assertThat(RoundOrder.firstSideFirst(40, 1)).isEqualTo(RoundOrder.firstSideFirst(40, 1));
        assertThat(RoundOrder.firstSideFirst(40, 1)).isNotEqualTo(RoundOrder.firstSideFirst(40, 2));
    }
}
