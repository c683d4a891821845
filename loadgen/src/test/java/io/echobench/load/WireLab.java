package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A wire, each way of waiting in turn, and a server socket beside it; tests drive the wire on their own thread. */
@ParameterizedClass
@EnumSource(Polling.class)
public abstract class WireLab {

    static final long MILLI = 1_000_000;
    static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @Parameter
    Polling polling = Polling.BLOCK;

    ServerSocket server;
    Wire wire;

    /** The {@link WireProvider#id} of the wire. */
    protected abstract String wire();

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        wire = new Transport(wire(), polling).open(System::nanoTime);
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        server.close();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    LinkListener connect() throws IOException {
        LinkListener client = new LinkListener(wire, address());
        until(() -> client.connected);
        return client;
    }

    /** Writes all of it, as a link is used: what it does not take is given again when it is writable. */
    void write(LinkListener client, ByteBuffer source) throws IOException {
        while (write(client.link, source) >= 0 && source.hasRemaining()) {
            int told = client.writables;
            client.link.wantWritable(true);
            until(() -> client.writables > told);
            client.link.wantWritable(false);
        }
    }

    static int write(Link link, ByteBuffer source) throws IOException {
        int from = source.position();
        int count = link.write(source);
        assertThat(source.position()).isEqualTo(from + count);
        return count;
    }

    static void read(LinkListener client) {
        try {
            client.read(1 << 20);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void turn() throws IOException {
        if (wire.poll(System.nanoTime() + 3 * MILLI) > 0) {
            wire.dispatch();
        }
    }

    void until(BooleanSupplier done) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never happened").isLessThan(deadline);
            turn();
        }
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static <T> CompletableFuture<T> inBackground(Callable<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(action.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
