package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.stats.LatencyValue.Above;
import io.echobench.harness.stats.LatencyValue.Measured;
import io.echobench.harness.stats.LatencyValue.TooFew;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final long LIMIT = 5_000_000_000L;

    @Test
    void givesThePercentilesOfTheSortedRawValues() {
        long[] raw = new Random(7).longs(54_321, 20_000, 90_000_000).toArray();
        Histogram histogram = histogram(raw);
        Distribution distribution = new Distribution(histogram, 0, LIMIT);
        Arrays.sort(raw);

        for (double quantile : new double[] {0, 0.25, 0.5, 0.9, 0.99, 0.999, 0.99999, 1}) {
            long truth = raw[(int) Math.max(0, Math.ceil(quantile * raw.length) - 1)];
            assertThat(distribution.at(quantile))
                    .as("quantile %s of %s", quantile, truth)
                    .isEqualTo(new Measured(histogram.highestEquivalentValue(truth)));
        }
    }

    @Test
    void putsUnansweredMessagesBeyondEveryAnswer() {
        Distribution distribution = new Distribution(histogram(longs(90)), 10, LIMIT);

        assertThat(distribution.count()).isEqualTo(100);
        assertThat(distribution.at(0.90)).isEqualTo(new Measured(90));
        assertThat(distribution.at(0.91)).isEqualTo(new Above(LIMIT));
        assertThat(distribution.max()).isEqualTo(new Above(LIMIT));
        assertThat(distribution.min()).isEqualTo(new Measured(1));
    }

    @Test
    void isWhollyAboveTheLimitWhenNothingWasAnswered() {
        Distribution distribution = new Distribution(new Histogram(3), 10, LIMIT);

        assertThat(distribution.min()).isEqualTo(new Above(LIMIT));
        assertThat(distribution.at(0.5)).isEqualTo(new Above(LIMIT));
    }

    @Test
    void givesATailOnlyWhenAHundredMessagesLieBeyondIt() {
        assertThat(new Distribution(histogram(longs(9_999)), 0, LIMIT).tail(0.99))
                .isEqualTo(new TooFew());
        assertThat(new Distribution(histogram(longs(10_000)), 0, LIMIT).tail(0.99))
                .isEqualTo(new Measured(histogram(9_900).highestEquivalentValue(9_900)));
        assertThat(new Distribution(histogram(longs(9_990)), 10, LIMIT).tail(0.99))
                .as("censored messages lie beyond it too")
                .isInstanceOf(Measured.class);
    }

    @Test
    void hasNoValuesWithoutMessages() {
        assertThat(new Distribution(new Histogram(3), 0, LIMIT).max()).isEqualTo(new TooFew());
    }

    @Test
    void addsCountsWhenItMerges() {
        Distribution merged = Distribution.merged(
                List.of(new Distribution(histogram(1, 2, 3), 1, LIMIT), new Distribution(histogram(1_000), 0, LIMIT)));

        assertThat(merged.count()).isEqualTo(5);
        assertThat(merged.at(0.6)).isEqualTo(new Measured(3));
        assertThat(merged.at(0.8)).isEqualTo(new Measured(1_000));
        assertThat(merged.at(1)).isEqualTo(new Above(LIMIT));
    }

    private static long[] longs(int count) {
        return java.util.stream.LongStream.rangeClosed(1, count).toArray();
    }

    private static Histogram histogram(long... values) {
        Histogram histogram = new Histogram(3);
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
