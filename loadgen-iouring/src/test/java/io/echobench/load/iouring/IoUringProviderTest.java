package io.echobench.load.iouring;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Polling;
import io.echobench.load.Transport;
import io.echobench.load.WireProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IoUringProviderTest {

    @Test
    void isFoundByItsIdBehindTheJdksOwn() {
        assertThat(WireProvider.all().stream().map(WireProvider::id))
                .startsWith("nio")
                .containsExactlyInAnyOrder("nio", "epoll", "io-uring");
        assertThat(WireProvider.named("io-uring")).containsInstanceOf(IoUringProvider.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, 6.1.0-13-amd64, 22,",
        "Linux, 7.0, 25,",
        "Linux, 6.0.19, 25, 'it needs Linux 6.1 or newer, and this is 6.0.19'",
        "Linux, 5.15.0-91-generic, 25, 'it needs Linux 6.1 or newer, and this is 5.15.0-91-generic'",
        "Linux, unknown, 25, 'it needs Linux 6.1 or newer, and this is unknown'",
        "Linux, 6.1, 21, 'it needs JDK 22 or newer, and this is 21'",
        "Mac OS X, 24.1.0, 25, 'it is for Linux, and this is Mac OS X'",
    })
    void saysWhatIsMissing(String system, String version, int feature, String obstacle) {
        assertThat(IoUringProvider.obstacle(system, version, feature).orElse(null))
                .isEqualTo(obstacle);
    }

    @Test
    void whatIsMissingIsASentenceForTheUser() {
        assertThat(new Transport("io-uring", Polling.SPIN).obstacle(21))
                .contains("The client io-uring does not work here: it needs JDK 22 or newer, and this is 21.");
    }
}
