package io.echobench.load.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Polling;
import io.echobench.load.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpollProviderTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, 22,",
        "Linux, 25,",
        "Linux, 21, 'it needs JDK 22 or newer, and this is 21'",
        "Mac OS X, 25, 'it is for Linux, and this is Mac OS X'",
    })
    void saysWhatIsMissing(String system, int feature, String obstacle) {
        assertThat(EpollProvider.obstacle(system, feature).orElse(null)).isEqualTo(obstacle);
    }

    @Test
    void whatIsMissingIsASentenceForTheUser() {
        assertThat(new Transport("epoll", Polling.SPIN).obstacle(21))
                .contains("The client epoll does not work here: it needs JDK 22 or newer, and this is 21.");
    }
}
