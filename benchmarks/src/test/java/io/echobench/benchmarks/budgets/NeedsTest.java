package io.echobench.benchmarks.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.plan.Preflight.Limits;
import org.junit.jupiter.api.Test;

class NeedsTest {

    private static final Limits USUAL = new Limits(20_000, 28_232);

    @Test
    void everyBudgetFitsWhereAProcessMayOpenTwentyThousandFiles() {
        for (Budget budget : Budget.ALL) {
            assertThat(budget.needs().complaint(budget.id(), USUAL))
                    .as(budget.id())
                    .isEmpty();
        }
    }

    @Test
    void tooFewFilesAreOneSentence() {
        assertThat(Needs.steady(18_000).complaint("connections", new Limits(4_096, 28_232)))
                .hasValue(
                        "connections holds 18,000 connections and 256 other files open in a process, but 4,096 are allowed"
                                + " here: raise the hard limit of open files (ulimit -Hn).");
        assertThat(Needs.steady(18_000).complaint("connections", new Limits(18_256, 28_232)))
                .isEmpty();
    }

    @Test
    void tooFewPortsAreOneSentence() {
        assertThat(new Needs(64, 800_000, 1).complaint("setups", new Limits(20_000, 1_000)))
                .hasValue(
                        "setups takes 800,000 ports within a minute, but 64 local addresses with 1,000 ports have 57,600:"
                                + " widen net.ipv4.ip_local_port_range.");
    }

    @Test
    void connectionsAreSpreadOverAsManyAddressesAsHaveEnoughPorts() {
        assertThat(new Needs(64, 25_408, 1).sources(USUAL)).isEmpty();
        assertThat(new Needs(64, 25_409, 1).sources(USUAL)).containsExactly("127.0.0.1", "127.0.0.2");
        assertThat(new Needs(64, 1, 4).sources(USUAL)).hasSize(4).endsWith("127.0.0.4");
        assertThat(Connections.PROMISED.needs().sources(USUAL)).hasSizeGreaterThan(1);
    }
}
