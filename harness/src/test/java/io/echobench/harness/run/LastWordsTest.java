package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Terminating due to java.lang.OutOfMemoryError: Java heap space",
                "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
                "MemoryError"
            })
    void anEndForTheWantOfMemoryIsSaid(String line) {
        assertThat(LastWords.with("it ended", List.of("before", line, "after"))).isEqualTo("it ended: " + line);
    }

    @Test
    void otherLinesAreLeftInTheLog() {
        assertThat(LastWords.with("it ended", List.of("warning: deprecated"))).isEqualTo("it ended");
    }
}
