package io.echobench.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.benchmarks.ratio.LogRatio;
import io.echobench.benchmarks.ratio.Window;
import io.echobench.benchmarks.servers.ServersRecord.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerCostsTest {

    @Test
    void aBootIsWhatIsDrawnHoweverManyWindowsItHas() {
        List<Slice> slices = new ArrayList<>();
        for (int round = 1; round <= 50; round++) {
            slices.add(slice(1, round, 11_000, 10_000));
            slices.add(slice(2, round, 13_000, 10_000));
        }
        LogRatio ratio = ServerCosts.overC(slices).orElseThrow();
        assertThat(ratio.pairs()).isEqualTo(2);
        assertThat(ratio.ratio()).isCloseTo(Math.sqrt(1.1 * 1.3), within(1e-9));
        assertThat(ratio.low()).isLessThan(1); // two boots that far apart prove little
    }

    @Test
    void windowsOfABootComeToTheMeanOfTheirLogarithms() {
        List<Slice> slices = List.of(slice(1, 1, 20_000, 10_000), slice(1, 2, 5_000, 10_000), slice(2, 1, 1, 2));
        assertThat(ServerCosts.ofBoot(slices, 1)).isCloseTo(1, within(1e-12));
        assertThat(ServerCosts.ofBoot(slices, 2)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void oneBootHasNoInterval() {
        assertThat(ServerCosts.overC(List.of(slice(1, 1, 2, 1), slice(1, 2, 2, 1))))
                .isEmpty();
        assertThat(ServerCosts.overC(List.of())).isEmpty();
    }

    @Test
    void flagsAreComparedWithTheWindowBesideThem() {
        List<Slice> plain = List.of(slice(1, 1, 10_000, 9_000), slice(1, 2, 40_000, 9_000), slice(2, 1, 10_000, 9_000));
        List<Slice> flags = List.of(
                slice(1, 1, 9_000, 9_000),
                slice(1, 2, 36_000, 9_000),
                slice(2, 1, 9_000, 9_000),
                slice(3, 1, 1, 9_000));
        LogRatio ratio = ServerCosts.overPlain(flags, plain).orElseThrow();
        assertThat(ratio.ratio()).isCloseTo(0.9, within(1e-9));
        assertThat(ratio.high() - ratio.low()).isLessThan(1e-6);
    }

    private static Slice slice(int boot, int round, long ownNanos, long cNanos) {
        return new Slice(boot, round, window(ownNanos), window(cNanos));
    }

    private static Window window(long serverNanos) {
        return new Window(1_000, 1_000_000, 1, serverNanos, 1, 1);
    }
}
