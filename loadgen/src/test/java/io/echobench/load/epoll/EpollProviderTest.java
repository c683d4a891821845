package io.echobench.load.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Polling;
import io.echobench.load.Transport;
import org.junit.jupiter.api.Test;

class EpollProviderTest {

    @Test
    void whatIsMissingIsASentenceForTheUser() {
        assertThat(new Transport("epoll", Polling.SPIN).obstacle(21))
                .contains("The client epoll does not work here: it needs JDK 22 or newer, and this is 21.");
    }
}
