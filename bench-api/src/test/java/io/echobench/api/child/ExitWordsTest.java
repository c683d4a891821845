package io.echobench.api.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, exit status 0",
        "3, exit status 3",
        "128, exit status 128",
        "129, killed by signal 1 (SIGHUP)",
        "134, killed by signal 6 (SIGABRT)",
        "137, killed by signal 9 (SIGKILL)",
        "139, killed by signal 11 (SIGSEGV)",
        "143, killed by signal 15 (SIGTERM)",
        "144, exit status 144",
        "255, exit status 255"
    })
    void aSignalIsNamed(int exitValue, String words) {
        assertThat(ExitWords.of(exitValue)).isEqualTo(words);
    }
}
