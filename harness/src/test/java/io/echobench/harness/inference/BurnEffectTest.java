package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a burn does to a geometric mean of costs. */
class BurnEffectTest {

    private static final BurnEffect THREE = new BurnEffect(List.of(12_400.0, 9_100.0, 7_300.0));

    @Test
    void ofOneCostItIsItsShare() {
        assertThat(new BurnEffect(List.of(20_000.0)).share(1_000)).isCloseTo(0.05, within(1e-12));
        assertThat(new BurnEffect(List.of(20_000.0)).nanosFor(0.05)).isCloseTo(1_000, within(1e-6));
    }

    /** (1 + 1000/5000)(1 + 1000/10000) = 1.32. */
    @Test
    void ofTwoCostsItIsTheRootOfTheProduct() {
        BurnEffect two = new BurnEffect(List.of(5_000.0, 10_000.0));

        assertThat(two.share(1_000)).isCloseTo(Math.sqrt(1.32) - 1, within(1e-12));
        assertThat(two.nanosFor(Math.sqrt(1.32) - 1)).isCloseTo(1_000, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.001, 0.03, 0.1, 0.5, 2, 10})
    void theBurnForAShareHasThatShare(double share) {
        assertThat(THREE.share(THREE.nanosFor(share))).isCloseTo(share, within(1e-9 * (1 + share)));
    }

    @Test
    void aLargerBurnDoesMore() {
        for (int burn = 0; burn < 10_000; burn += 100) {
            assertThat(THREE.share(burn + 100.0)).isGreaterThan(THREE.share(burn));
        }
    }

    @Test
    void refusesCostsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BurnEffect(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new BurnEffect(List.of(1.0, 0.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BurnEffect(List.of(Double.NaN)));
    }
}
