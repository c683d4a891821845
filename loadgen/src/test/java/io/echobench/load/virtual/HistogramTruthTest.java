package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.echobench.load.VirtualLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The histograms that are recorded into: as good as the sorted values, and merged without a loss. A million values a law. */
class HistogramTruthTest {

    private static final int VALUES = 1_000_000;
    private static final int PARTS = 16;

    @ParameterizedTest
    @CsvSource({
        "quiet, 1", "quiet, 2", "quiet, 3",
        "collector, 1", "collector, 2", "collector, 3",
        "overload, 1", "overload, 2", "overload, 3"
    })
    void mergedPartsHaveThePercentilesOfTheSortedValues(String law, long seed) {
        long[] values = values(law, seed);
        Histogram merged = merged(parts(values), IntStream.range(0, PARTS).toArray());
        Arrays.sort(values);
        for (double percentile : new double[] {50, 90, 99, 99.9, 99.99}) {
            long exact = values[(int) Math.ceil(VALUES * percentile / 100) - 1];
            assertThat(merged.getValueAtPercentile(percentile))
                    .as("p%s", percentile)
                    .isCloseTo(exact, withinPercentage(0.1));
        }
        assertThat(merged.getTotalCount()).isEqualTo(VALUES);
        assertThat(merged.getMinValue()).isCloseTo(values[0], withinPercentage(0.1));
        assertThat(merged.getMaxValue()).isCloseTo(values[VALUES - 1], withinPercentage(0.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet", "collector", "overload"})
    void theOrderOfMergingLeavesEveryBitTheSame(String law) {
        List<Histogram> parts = parts(values(law, 4));
        int[] forwards = IntStream.range(0, PARTS).toArray();
        int[] backwards = IntStream.range(0, PARTS).map(i -> PARTS - 1 - i).toArray();
        int[] strided = IntStream.range(0, PARTS).map(i -> i * 7 % PARTS).toArray();
        byte[] bits = bits(merged(parts, forwards));
        assertThat(bits(merged(parts, backwards))).isEqualTo(bits);
        assertThat(bits(merged(parts, strided))).isEqualTo(bits);
    }

    @Test
    void theShortestAndTheLongestValueAreKept() {
        Histogram histogram = VirtualLoop.newHistogram();
        for (long value : new long[] {0, 1, MICRO, 60 * SECOND, 3600 * SECOND}) {
            histogram.recordValue(value);
        }
        assertThat(histogram.getTotalCount()).isEqualTo(5);
        assertThat(histogram.getCountBetweenValues(MICRO, MICRO)).isOne();
        assertThat(histogram.getCountBetweenValues(60 * SECOND, 60 * SECOND)).isOne();
        assertThat(histogram.getMinValue()).isZero();
        assertThat(histogram.getMaxValue()).isCloseTo(3600 * SECOND, withinPercentage(0.1));
    }

    private static List<Histogram> parts(long[] values) {
        List<Histogram> parts = IntStream.range(0, PARTS)
                .mapToObj(i -> VirtualLoop.newHistogram())
                .toList();
        for (int i = 0; i < values.length; i++) {
            parts.get(i % PARTS).recordValue(values[i]);
        }
        return parts;
    }

    private static Histogram merged(List<Histogram> parts, int[] order) {
        Histogram merged = VirtualLoop.newHistogram();
        for (int part : order) {
            merged.add(parts.get(part));
        }
        return merged;
    }

    private static byte[] bits(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    private static long[] values(String law, long seed) {
        List<String> lines = lines(law + ".csv");
        double[] probabilities = column(lines, 0);
        double[] nanos = column(lines, 1);
        return new SplittableRandom(seed)
                .doubles(VALUES)
                .mapToLong(uniform -> quantile(probabilities, nanos, uniform))
                .toArray();
    }

    private static long quantile(double[] probabilities, double[] nanos, double uniform) {
        int found = Arrays.binarySearch(probabilities, uniform);
        int above = found < 0 ? -found - 1 : Math.max(found, 1);
        double share = (uniform - probabilities[above - 1]) / (probabilities[above] - probabilities[above - 1]);
        return Math.round(nanos[above - 1] * Math.pow(nanos[above] / nanos[above - 1], share));
    }

    private static double[] column(List<String> lines, int index) {
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.split(",")[index]))
                .toArray();
    }

    private static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HistogramTruthTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
