package io.echobench.benchmarks.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.UsageException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void allAreProvedWhereNoneIsNamed() throws UsageException {
        assertThat(Budget.select(List.of())).isEqualTo(Budget.ALL);
    }

    @Test
    void eachIsProvedOnceInTheirOwnOrder() throws UsageException {
        assertThat(Budget.select(List.of("lag", "idle", "lag")))
                .extracting(Budget::id)
                .containsExactly("idle", "lag");
    }

    @Test
    void anUnknownOneIsRefused() {
        assertThatThrownBy(() -> Budget.select(List.of("speed")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("speed")
                .hasMessageContaining("pipelining");
    }

    @Test
    void eachEndsWithinTenMinutes() {
        assertThat(Budget.ALL).extracting(Budget::atMost).allMatch(most -> most.compareTo(Duration.ofMinutes(10)) <= 0);
    }
}
