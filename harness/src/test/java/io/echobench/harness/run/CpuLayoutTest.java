package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuLayoutTest {

    @Test
    void twoCoresGiveOneToEachSide() {
        assertThat(CpuLayout.split(List.of(List.of(0), List.of(1)))).isEqualTo(new CpuLayout(List.of(0), List.of(1)));
    }

    @Test
    void siblingsOfACoreStayTogetherAndTheClientGetsTwiceAsMany() {
        CpuLayout layout = CpuLayout.split(
                List.of(List.of(0, 6), List.of(1, 7), List.of(2, 8), List.of(3, 9), List.of(4, 10), List.of(5, 11)));
        assertThat(layout.server()).containsExactly(0, 1, 6, 7);
        assertThat(layout.client()).containsExactly(2, 3, 4, 5, 8, 9, 10, 11);
        assertThat(layout.isSplit()).isTrue();
    }

    @Test
    void oneCoreIsSharedAndTheTableSaysSo() {
        CpuLayout layout = CpuLayout.split(List.of(List.of(0, 1)));
        assertThat(layout.isSplit()).isFalse();
        assertThat(layout.profile()).startsWith("shared CPUs");
    }

    @Test
    void aUserNamesSidesAsTasksetDoes() throws UsageException {
        CpuLayout layout = CpuLayout.split(List.of(List.of(0), List.of(1), List.of(2), List.of(3)))
                .with("3", "0,1-2", List.of(0, 1, 2, 3));
        assertThat(layout).isEqualTo(new CpuLayout(List.of(3), List.of(0, 1, 2)));
    }

    @Test
    void aCpuThatIsNotAllowedIsRefusedWithTheAllowedOnes() {
        assertThatThrownBy(
                        () -> CpuLayout.split(List.of(List.of(0), List.of(1))).with("7", "", List.of(0, 1)))
                .isInstanceOf(UsageException.class)
                .hasMessage("--server-cpus names CPU 7, but this process may use 0,1 only.");
    }

    @Test
    void whatIsNoListIsRefused() {
        for (String list : List.of("a", "1-", "3-1", "-1", "1,,2", "0-99999")) {
            assertThatThrownBy(() ->
                            CpuLayout.split(List.of(List.of(0), List.of(1))).with("", list, List.of(0, 1)))
                    .as(list)
                    .isInstanceOf(UsageException.class);
        }
    }
}
