package io.echobench.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.benchmarks.BenchmarkException;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void namesHaveTheirNumbers() throws BenchmarkException {
        Words words = Words.of("end messages=33123 elapsed=1001330859 p50=835584 p99=22282240");

        assertThat(words.whole("messages")).isEqualTo(33_123);
        assertThat(words.whole("elapsed")).isEqualTo(1_001_330_859);
        assertThat(words.whole("p99")).isEqualTo(22_282_240);
    }

    @Test
    void unitsAreTakenOffAndWhatIsNoNumberIsPassedOver() throws BenchmarkException {
        Words words = Words.of("m=ws p50=12.5us cli_us=6.102 (u0.2 s5.9) x=");

        assertThat(words.number("p50")).isEqualTo(12.5);
        assertThat(words.number("cli_us")).isEqualTo(6.102);
        assertThatThrownBy(() -> words.number("m")).isInstanceOf(BenchmarkException.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Words.of("end messages=1").number("elapsed"))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("elapsed")
                .hasMessageContaining("end messages=1");
    }
}
