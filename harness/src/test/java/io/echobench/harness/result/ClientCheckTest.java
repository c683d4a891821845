package io.echobench.harness.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientCheckTest {

    @Test
    void whatCostsLessInEveryPairIsChosen() {
        ClientCheck check = new ClientCheck(List.of(8_000.0, 9_000.0), List.of(6_000.0, 7_000.0), "");
        assertThat(check.favoursIoUring()).isTrue();
        assertThat(check.words())
                .isEqualTo(
                        "client: io-uring; a message to the reference server cost nio 8.00 and 9.00 and io-uring 6.00 and"
                                + " 7.00 us of CPU in adjacent windows: 0.76 of it");
    }

    @Test
    void onePairThatSaysTheContraryIsEnoughToStayWithTheJdksOwn() {
        assertThat(new ClientCheck(List.of(8_000.0, 6_000.0), List.of(3_000.0, 6_001.0), "").favoursIoUring())
                .isFalse();
    }

    @Test
    void aLittleLessIsNotWorthIt() {
        assertThat(new ClientCheck(List.of(8_000.0, 8_000.0), List.of(7_700.0, 7_700.0), "").favoursIoUring())
                .isFalse();
        assertThat(new ClientCheck(List.of(8_000.0, 8_000.0), List.of(7_500.0, 7_500.0), "").favoursIoUring())
                .isTrue();
    }

    @Test
    void whereNothingCouldBeMeasuredTheReasonIsSaid() {
        ClientCheck check = ClientCheck.impossible("it needs JDK 22 or newer, and this is 21");
        assertThat(check.favoursIoUring()).isFalse();
        assertThat(check.words()).isEqualTo("client: nio, because it needs JDK 22 or newer, and this is 21");
    }
}
