package io.echobench.load.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxCallsTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, 22,",
        "Linux, 25,",
        "Linux, 21, 'it needs JDK 22 or newer, and this is 21'",
        "Mac OS X, 25, 'it is for Linux, and this is Mac OS X'",
    })
    void saysWhatIsMissing(String system, int feature, String obstacle) {
        assertThat(LinuxCalls.obstacle(system, feature).orElse(null)).isEqualTo(obstacle);
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    void aTrialSaysWhatIsWrongHoweverItFails() {
        assertThat(LinuxCalls.refusal(Optional::empty)).isEmpty();
        assertThat(LinuxCalls.refusal(() -> {
                    throw new IOException("Function not implemented");
                }))
                .contains("Function not implemented");
        assertThat(LinuxCalls.refusal(() -> {
                            throw new UnsupportedOperationException("there is no function epoll_ctl");
                        })
                        .orElseThrow())
                .startsWith("foreign functions do not work in this JVM")
                .contains("epoll_ctl");
    }
}
