package io.echobench.load;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A wire to a server that opens a connection now and then, or never, and does not say another word. Waiting moves its clock. */
final class MuteWire implements Wire {

    /** For a server that opens none. */
    static final long NEVER = Long.MAX_VALUE;

    private final long openEveryNanos;
    private final Queue<MuteLink> connecting = new ArrayDeque<>();
    private final Queue<MuteLink> asking = new ArrayDeque<>();
    private long nowNanos;
    private long openedNanos;
    private int connects;

    MuteWire(long openEveryNanos) {
        this.openEveryNanos = openEveryNanos;
    }

    long nanoTime() {
        return nowNanos;
    }

    /** How many connections were begun. */
    int connects() {
        return connects;
    }

    @Override
    public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler) {
        connects++;
        MuteLink link = new MuteLink(handler);
        connecting.add(link);
        return link;
    }

    @Override
    public int poll(long untilNanos) {
        asking.removeIf(link -> link.closed);
        if (connecting.isEmpty() && !opensNext(nowNanos)) {
            nowNanos = Math.max(nowNanos, opensNext(untilNanos) ? openedNanos + openEveryNanos : untilNanos);
        }
        return connecting.size() + (opensNext(nowNanos) ? 1 : 0);
    }

    private boolean opensNext(long untilNanos) {
        return openEveryNanos != NEVER && !asking.isEmpty() && openedNanos + openEveryNanos <= untilNanos;
    }

    @Override
    public void dispatch() {
        List<MuteLink> up = List.copyOf(connecting);
        connecting.clear();
        up.forEach(link -> link.handler.connected());
        if (opensNext(nowNanos)) {
            openedNanos = nowNanos;
            asking.remove().handler.readable();
        }
    }

    @Override
    public void close() {}

    private final class MuteLink implements Link {

        private final LinkHandler handler;
        private byte[] response = {};
        private boolean asked;
        private boolean closed;

        MuteLink(LinkHandler handler) {
            this.handler = handler;
        }

        @Override
        public int read(ByteBuffer target) {
            int count = response.length;
            target.put(response);
            response = new byte[0];
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            if (!asked) {
                asked = true;
                String key = new String(bytes, StandardCharsets.US_ASCII)
                        .split("Sec-WebSocket-Key: |\r\nSec-WebSocket-Version")[1];
                response =
                        TinyEchoServer.ACCEPT.formatted(Handshake.acceptOf(key)).getBytes(StandardCharsets.US_ASCII);
                asking.add(this);
            }
            return bytes.length;
        }

        @Override
        public void wantWritable(boolean wanted) {}

        @Override
        public void close() {
            closed = true;
        }
    }
}
