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
    void saysBeyondWhatACensoredValueLies() {
        assertThat(CensoredLatencies.beyond(5_000_000_000L)).isEqualTo("> 5.0 s");
    }
}
