package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CensoredLatenciesTest {

    private final Histogram histogram = Slice.newHistogram();

    CensoredLatenciesTest() {
        for (int i = 1; i <= 990; i++) {
            histogram.recordValue(i);
        }
    }

    @Test
    void countsTheCensoredAmongTheRanks() {
        CensoredLatencies latencies = new CensoredLatencies(histogram, 10);
        assertThat(latencies.valueAt(0.5)).hasValue(500);
        assertThat(latencies.valueAt(0.99)).hasValue(990);
        assertThat(latencies.valueAt(0.991)).isEmpty();
        assertThat(latencies.valueAt(1)).isEmpty();
        assertThat(latencies.valueAt(0)).hasValue(1);
    }

    @Test
    void isThePlainPercentileWithoutAny() {
        CensoredLatencies latencies = new CensoredLatencies(histogram, 0);
        assertThat(latencies.valueAt(1)).hasValue(990);
        assertThat(latencies.valueAt(0.5)).hasValue(495);
    }

    @Test
    void hasNoValueWithoutMessages() {
        assertThat(new CensoredLatencies(Slice.newHistogram(), 0).valueAt(0.5)).isEmpty();
    }

    @Test
    void ranksAreExactWhereTheProductIsNot() {
        assertThat(CensoredLatencies.rank(0.999, 1_000)).isEqualTo(999);
        assertThat(CensoredLatencies.rank(0.999, 1_001)).isEqualTo(1_000);
        assertThat(CensoredLatencies.rank(0.07, 100)).isEqualTo(7);
        assertThat(CensoredLatencies.rank(0, 100)).isEqualTo(1);
        assertThat(CensoredLatencies.rank(1, 100)).isEqualTo(100);
    }
}
