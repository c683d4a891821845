package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.load.foreign.EpollWait;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EpollWaitTest {

    @BeforeEach
    void itIsForLinuxAndForJvmsWithForeignFunctions() {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(22);
    }

    @Test
    void aSelectorsOwnInstanceIsFoundAndNoOthers() throws Exception {
        try (EpollFiles.Opened first = EpollFiles.open();
                EpollFiles.Opened second = EpollFiles.open()) {
            assertThat(first.epoll()).isPresent();
            assertThat(second.epoll()).isPresent().isNotEqualTo(first.epoll());
        }
    }

    @Test
    void whatComesEndsTheWaitAndIsLeftToTheSelect() throws Exception {
        try (EpollFiles.Opened opened = EpollFiles.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(opened.selector(), SelectionKey.OP_ACCEPT);
            assertThat(opened.selector().selectNow()).isZero();
            EpollWait wait = EpollWait.of(opened.epoll().orElseThrow()).orElseThrow();
            try (Socket client =
                    new Socket(InetAddress.getLoopbackAddress(), server.socket().getLocalPort())) {
                assertThat(wait.await(TimeUnit.HOURS.toNanos(1))).isTrue();
                assertThat(opened.selector().selectNow()).as(client.toString()).isEqualTo(1);
            }
        }
    }

    @Test
    void withoutAnythingToWaitForTheTimeEndsIt() throws Exception {
        try (EpollFiles.Opened opened = EpollFiles.open()) {
            EpollWait wait = EpollWait.of(opened.epoll().orElseThrow()).orElseThrow();
            long before = System.nanoTime();
            assertThat(wait.await(1_500_000)).isFalse();
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_500_000);
        }
    }

    @Test
    void whatIsNoEpollInstanceIsRefused() {
        assertThat(EpollWait.of(-1)).isEmpty();
    }
}
