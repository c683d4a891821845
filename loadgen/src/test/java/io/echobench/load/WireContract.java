package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How connections begin and end over every wire. A module with a wire extends this with the id of its provider. */
@Timeout(30)
public abstract class WireContract extends WireLab {

    @Test
    void aPortOnWhichNobodyListensIsNoConnection() throws IOException {
        server.close();
        LinkListener client = new LinkListener(wire, address());
        until(client::over);
        assertThat(client.connected).isFalse();
        assertThat(client.failure).hasMessageContaining("Connection refused");
    }

    @Test
    void aConnectionComesFromTheAddressThatIsAskedFor() throws IOException {
        LinkListener client = new LinkListener(wire, address(), new InetSocketAddress("127.0.0.9", 0));
        until(() -> client.connected);
        try (Socket peer = server.accept()) {
            assertThat(peer.getInetAddress().getHostAddress()).isEqualTo("127.0.0.9");
        }
    }

    @Test
    void anAddressThatIsNotThisMachinesIsAnErrorAtOnce() {
        InetSocketAddress foreign = new InetSocketAddress("192.0.2.1", 0);
        assertThatThrownBy(() -> new LinkListener(wire, address(), foreign)).isInstanceOf(IOException.class);
    }

    @Test
    void theEndOfTheStreamComesAfterWhatThePeerSaid() throws IOException {
        LinkListener client = connect();
        try (Socket peer = server.accept()) {
            peer.getOutputStream().write(HELLO);
        }
        until(client::over);
        assertThat(client.ended).isTrue();
        assertThat(client.read.toByteArray()).isEqualTo(HELLO);
    }

    @Test
    void aResetIsToldToTheReader() throws IOException {
        LinkListener client = connect();
        try (Socket peer = server.accept()) {
            peer.setSoLinger(true, 0);
        }
        until(client::over);
        assertThat(client.failure).hasMessageContaining("reset");
    }

    @Test
    void aPeerThatOnlyStoppedWritingStillHears() throws IOException {
        LinkListener client = new LinkListener(wire, address()) {
            @Override
            public void readable() {
                ended = true; // that the stream is at its end is not asked, and told again
            }
        };
        until(() -> client.connected);
        try (Socket peer = server.accept()) {
            peer.shutdownOutput();
            until(() -> client.ended);
            client.link.write(ByteBuffer.wrap(HELLO));
            turn();
            assertThat(peer.getInputStream().readNBytes(5)).isEqualTo(HELLO);
            client.read(1);
        }
    }

    @Test
    void whatWasWrittenBeforeACloseArrives() throws IOException {
        LinkListener client = connect();
        try (Socket peer = server.accept()) {
            client.link.write(ByteBuffer.wrap(HELLO));
            client.link.close();
            client.link.close();
            turn();
            turn();
            assertThat(peer.getInputStream().readAllBytes()).isEqualTo(HELLO);
        }
    }

    @Test
    void aLinkThatWasClosedHearsNothingMore() throws IOException {
        LinkListener closed = connect();
        Socket first = server.accept();
        LinkListener open = connect();
        try (first;
                Socket second = server.accept()) {
            first.getOutputStream().write(HELLO);
            closed.link.wantWritable(true);
            closed.link.close();
            second.getOutputStream().write(HELLO);
            until(() -> open.read.size() == 5);
            turn();
        }
        assertThat(closed.readables + closed.writables).isZero();
    }

    @Test
    void aHandlerMayCloseEveryLinkOfItsDispatch() throws IOException {
        List<LinkListener> clients = new ArrayList<>();
        List<Socket> peers = new ArrayList<>();
        List<LinkListener> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(new LinkListener(wire, address()) {
                @Override
                public void readable() {
                    told.add(this);
                    clients.forEach(client -> client.link.close());
                }
            });
            LinkListener client = clients.getLast();
            until(() -> client.connected);
            peers.add(server.accept());
        }
        for (Socket peer : peers) {
            peer.getOutputStream().write(HELLO);
        }
        until(() -> !told.isEmpty());
        turn();
        assertThat(told).hasSize(1);
        for (Socket peer : peers) {
            peer.close();
        }
    }

    @Test
    void aLinkThatTakesThePlaceOfOneThatWasClosedInTheSameDispatchHearsNothingMeantForIt() throws IOException {
        List<LinkListener> clients = new ArrayList<>();
        List<Socket> peers = new ArrayList<>();
        List<LinkListener> heirs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clients.add(new LinkListener(wire, address()) {
                @Override
                public void readable() {
                    if (heirs.isEmpty()) {
                        clients.forEach(client -> client.link.close());
                        clients.forEach(client -> heirs.add(heir()));
                    }
                }
            });
            LinkListener client = clients.getLast();
            until(() -> client.connected);
            peers.add(server.accept());
        }
        for (Socket peer : peers) {
            peer.getOutputStream().write(HELLO);
        }
        until(() -> !heirs.isEmpty());
        assertThat(heirs).allMatch(heir -> heir.readables == 0);
        until(() -> heirs.stream().allMatch(heir -> heir.connected));
        assertThat(heirs).noneMatch(LinkListener::over);
        for (Socket peer : peers) {
            peer.close();
        }
    }

    private LinkListener heir() {
        try {
            return new LinkListener(wire, address());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aConnectionThatIsGivenUpWhileItIsMadeIsClosed() throws IOException {
        LinkListener client = new LinkListener(wire, address());
        client.link.close();
        turn();
        turn();
        assertThat(client.connected).as("nothing was told").isEqualTo(client.link.upAtOnce());
        assertThat(client.over()).isFalse();
    }

    @Test
    void hundredsOfLinksComeAndGoAndComeAgain() throws IOException {
        try (TinyEchoes echoes = new TinyEchoes(server)) {
            for (int wave = 0; wave < 3; wave++) {
                List<LinkListener> clients = new ArrayList<>();
                for (int i = 0; i < 600; i++) {
                    clients.add(new LinkListener(wire, address()));
                    if (i % 50 == 49) {
                        until(() -> clients.stream().allMatch(client -> client.connected));
                    }
                }
                for (LinkListener client : clients) {
                    write(client, ByteBuffer.wrap(HELLO));
                }
                until(() -> clients.stream().allMatch(client -> client.read.size() == 5));
                clients.forEach(client -> client.link.close());
                int all = 600 * (wave + 1);
                until(() -> echoes.ended() == all);
            }
        }
    }

    @Test
    void aWireThatIsClosedEndsItsConnections() throws IOException {
        LinkListener client = connect();
        LinkListener connecting = new LinkListener(wire, address());
        try (Socket peer = server.accept()) {
            wire.close();
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(client.over()).isFalse();
        assertThat(connecting.connected).as("nothing was told").isEqualTo(connecting.link.upAtOnce());
    }

    @Test
    void whatComesEndsTheWaiting() throws IOException {
        LinkListener client = connect();
        try (Socket peer = server.accept()) {
            turn();
            peer.getOutputStream().write(HELLO);
            long from = System.nanoTime();
            while (client.read.size() == 0) {
                if (wire.rest(from + TimeUnit.SECONDS.toNanos(20)) > 0) {
                    wire.dispatch();
                }
            }
            assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
    }

    @Test
    void aWaitThatNothingEndsIsOverInTime() throws IOException {
        long until = System.nanoTime() + 30 * MILLI;
        while (System.nanoTime() < until) {
            assertThat(wire.poll(until)).isZero();
        }
        assertThat(System.nanoTime() - until).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(wire.spins()).isEqualTo(polling == Polling.SPIN);
    }
}
