package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How bytes come and go over every wire, whatever the peer does. A module with a wire extends this with the id of its provider. */
@Timeout(30)
public abstract class WireBytesContract extends WireLab {

    @Test
    void bytesGoBothWays() throws IOException {
        LinkListener client = connect();
        try (Socket peer = server.accept()) {
            client.link.write(ByteBuffer.wrap(HELLO));
            turn();
            assertThat(peer.getInputStream().readNBytes(5)).isEqualTo(HELLO);
            peer.getOutputStream().write(HELLO);
            until(() -> client.read.size() == 5);
            assertThat(client.read.toByteArray()).isEqualTo(HELLO);
        }
    }

    @Test
    void whatIsLeftUnreadIsReadableAgain() throws IOException {
        LinkListener client = new LinkListener(wire, address()) {
            @Override
            public void readable() {
                readables++;
                try {
                    read(7);
                } catch (IOException e) {
                    failure = e;
                }
            }
        };
        until(() -> client.connected);
        byte[] said = random(20_000);
        try (Socket peer = server.accept()) {
            peer.getOutputStream().write(said);
            until(() -> client.read.size() == said.length);
        }
        until(client::over);
        assertThat(client.read.toByteArray()).isEqualTo(said);
        assertThat(client.readables).isGreaterThanOrEqualTo(20_000 / 7);
    }

    @Test
    void megabytesThatNobodyReadsComeInOrderOnceTheyAreRead() throws IOException {
        LinkListener client = new LinkListener(wire, address()) {
            @Override
            public void readable() {
                // not yet
            }
        };
        until(() -> client.connected);
        byte[] said = random(30 << 20);
        try (Socket peer = server.accept()) {
            CompletableFuture<Boolean> wrote = inBackground(() -> {
                peer.getOutputStream().write(said);
                return true;
            });
            assertThatThrownBy(() -> wrote.get(100, TimeUnit.MILLISECONDS))
                    .as("more than any buffer takes")
                    .isNotNull();
            turn();
            until(() -> {
                read(client);
                return client.read.size() == said.length;
            });
            assertThat(wrote.join()).isTrue();
        }
        assertThat(client.read.toByteArray()).isEqualTo(said);
    }

    @Test
    void aMessageLargerThanAnyBufferArrivesByteByByte() throws IOException {
        LinkListener client = connect();
        byte[] said = random(20 << 20);
        try (Socket peer = server.accept()) {
            CompletableFuture<byte[]> heard =
                    inBackground(() -> peer.getInputStream().readNBytes(said.length));
            write(client, ByteBuffer.wrap(said));
            until(heard::isDone);
            assertThat(Arrays.equals(heard.join(), said)).isTrue();
        }
    }

    @Test
    void manySmallWritesBetweenTwoPollsArriveInOrder() throws IOException {
        LinkListener client = connect();
        byte[] said = random(300_000);
        try (Socket peer = server.accept()) {
            CompletableFuture<byte[]> heard =
                    inBackground(() -> peer.getInputStream().readNBytes(said.length));
            for (int from = 0; from < said.length; from += 11) {
                write(client, ByteBuffer.wrap(said, from, Math.min(11, said.length - from)));
            }
            until(heard::isDone);
            assertThat(Arrays.equals(heard.join(), said)).isTrue();
        }
    }

    @Test
    void whatIsWrittenInALongDispatchDoesNotWaitForItsEnd() throws IOException {
        List<Socket> peers = new ArrayList<>();
        List<Integer> heard = new ArrayList<>();
        List<LinkListener> clients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            clients.add(new LinkListener(wire, address()) {
                @Override
                public void readable() {
                    try {
                        link.read(ByteBuffer.allocate(5));
                        link.write(ByteBuffer.wrap(HELLO));
                        heard.add(peers.stream()
                                .mapToInt(WireBytesContract::available)
                                .sum());
                    } catch (IOException e) {
                        failure = e;
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
        for (int i = 0; i < 50; i++) {
            wire.poll(0);
        }
        wire.dispatch();

        assertThat(heard).hasSize(200);
        assertThat(heard.getLast())
                .as("bytes that had left before the last was told")
                .isGreaterThan(100 * 5);
        for (Socket peer : peers) {
            peer.close();
        }
    }

    @Test
    void aPeerThatDoesNotReadTakesNothingMoreAndLosesNothing() throws IOException {
        LinkListener client = connect();
        byte[] said = random(64 << 20);
        ByteBuffer source = ByteBuffer.wrap(said);
        try (Socket peer = server.accept()) {
            long last = System.nanoTime();
            while (System.nanoTime() - last < 100 * MILLI) {
                last = write(client.link, source) > 0 ? System.nanoTime() : last;
                turn();
            }
            assertThat(source.hasRemaining()).as("it took everything").isTrue();
            int writables = client.writables;
            client.link.wantWritable(true);
            turn();
            assertThat(client.writables).isEqualTo(writables);

            int taken = source.position();
            CompletableFuture<byte[]> heard =
                    inBackground(() -> peer.getInputStream().readNBytes(taken + 1_000));
            until(() -> client.writables > 0);
            client.link.wantWritable(false);
            source.limit(taken + 1_000);
            write(client, source);
            until(heard::isDone);
            assertThat(Arrays.equals(heard.join(), Arrays.copyOf(said, taken + 1_000)))
                    .isTrue();
        }
    }

    @Test
    void writableIsToldAgainAndAgainButOnlyWhileItIsWanted() throws IOException {
        LinkListener client = connect();
        turn();
        assertThat(client.writables).isZero();
        client.link.wantWritable(true);
        until(() -> client.writables >= 3);
        client.link.wantWritable(false);
        int told = client.writables;
        turn();
        turn();
        assertThat(client.writables).isEqualTo(told);
    }

    @Test
    void writingToAPeerThatIsGoneFails() throws IOException {
        LinkListener client = new LinkListener(wire, address()) {
            @Override
            public void readable() {
                // the reset is left to the writer
            }
        };
        until(() -> client.connected);
        try (Socket peer = server.accept()) {
            peer.setSoLinger(true, 0);
        }
        until(() -> {
            try {
                client.link.write(ByteBuffer.wrap(HELLO));
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }

    private static int available(Socket socket) {
        try {
            return socket.getInputStream().available();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
