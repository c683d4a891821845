package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class EventLoopTest {

    @Test
    void tellsAConnectionThatWasHandedOverJustBeforeItsEnd() throws Exception {
        EventLoop loop = new EventLoop(
                "handed-over", 1024, new Stalls(new Truths(Truth.PLAIN), -1), own -> (path, connection, in) -> {});
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            try (Socket peer = new Socket(address.getAddress(), address.getPort())) {
                SocketChannel accepted = listener.accept();
                accepted.configureBlocking(false);
                loop.execute(() -> loop.serve(accepted));
                loop.stop();
                loop.start();
                loop.join(Duration.ofSeconds(10));
                peer.setSoTimeout(10_000);
                assertThat(peer.getInputStream().readAllBytes())
                        .as("a close frame with code 1001, then the end of TCP")
                        .containsExactly(0x88, 2, 0x03, 0xE9);
            }
        }
    }
}
