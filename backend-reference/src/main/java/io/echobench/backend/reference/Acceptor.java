package io.echobench.backend.reference;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes connections on the first event loop and deals them out to all, in turn. */
final class Acceptor implements Ready {

    private static final int MOST_AT_ONCE = 64;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocketChannel channel;
    private final SelectionKey key;
    private final List<EventLoop> loops;
    private int next;

    Acceptor(ServerSocketChannel channel, SelectionKey key, List<EventLoop> loops) {
        this.channel = channel;
        this.key = key;
        this.loops = loops;
    }

    @Override
    public void ready(int operations) {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                SocketChannel connection = channel.accept();
                if (connection == null) {
                    return;
                }
                deal(connection);
            }
        } catch (IOException e) {
            System.err.println("reference: cannot accept a connection, trying again in 100 ms: " + e.getMessage());
            key.interestOps(0); // mostly too many open files: do not spin on it
            loops.getFirst().chores().at(System.nanoTime() + PAUSE_NANOS, this::goOn);
        }
    }

    private void goOn() {
        if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void deal(SocketChannel connection) throws IOException {
        connection.configureBlocking(false);
        connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        EventLoop loop = loops.get(next);
        next = (next + 1) % loops.size();
        loops.getFirst().counters().increment(Counter.ACCEPTED);
        if (loop == loops.getFirst()) {
            loop.serve(connection);
        } else {
            loop.execute(() -> loop.serve(connection));
        }
    }

    @Override
    public void abort() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone all the same
        }
    }
}
