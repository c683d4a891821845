package io.echobench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    private static final int USAGE = 2;

    @Test
    void wrongUsageStartsNothing() {
        assertThat(Main.execute("ratio", "--shapes", "64x33")).isEqualTo(USAGE);
        assertThat(Main.execute("ratio", "--rounds", "1")).isEqualTo(USAGE);
        assertThat(Main.execute("ratio", "--seconds", "0")).isEqualTo(USAGE);
        assertThat(Main.execute("ratio", "--polling", "sometimes")).isEqualTo(USAGE);
        assertThat(Main.execute("ratio", "--client", "pigeon")).isEqualTo(USAGE);
        assertThat(Main.execute("jmh", "-f", "many")).isEqualTo(USAGE);
        assertThat(Main.execute("nothing")).isEqualTo(USAGE);
    }
}
