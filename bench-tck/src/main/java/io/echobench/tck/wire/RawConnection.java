package io.echobench.tck.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One TCP connection to a server, with a deadline on every read. Writes go out on a thread of their own, in order, so that a
 * server that answers, or gives up, before it has read everything is heard. Reads: one thread.
 */
public final class RawConnection implements AutoCloseable {

    private static final int MAX_HEAD_BYTES = 64 << 10;
    /** For connecting, and for what is queued to be written. */
    private static final int TCP_MILLIS = 3_000;

    private static final long BETWEEN_SEGMENTS_NANOS = 200_000;

    private final Socket socket;
    private final Patience patience;
    private final DeadlineStream in;
    private final FrameReader frames;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("tck-writer").factory());

    private RawConnection(Socket socket, Patience patience) throws IOException {
        this.socket = socket;
        this.patience = patience;
        this.in = new DeadlineStream(socket);
        this.frames = new FrameReader(new DataInputStream(in));
    }

    /**
     * Connects to the host and port of the address.
     *
     * @param patience how long each answer may take in all
     * @throws IOException when the connection is refused or takes longer than 3 s
     */
    public static RawConnection dial(URI uri, Patience patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TCP_MILLIS);
            return new RawConnection(socket, patience);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Queues bytes; that they cannot be written shows in what comes back. */
    public void write(Bytes bytes, Cut cut) {
        writer.execute(() -> {
            try {
                boolean first = true;
                for (Bytes segment : cut.segments(bytes)) {
                    if (!first) {
                        LockSupport.parkNanos(BETWEEN_SEGMENTS_NANOS); // lets the server read what is there alone
                    }
                    first = false;
                    socket.getOutputStream().write(segment.toArray());
                }
            } catch (IOException e) {
                // the server ended the connection: the reader sees how
            }
        });
    }

    /** Queues a frame. */
    public void write(Frame frame) {
        write(frame.encoded(), Cut.NONE);
    }

    /** The next response head, or how the connection ended instead. */
    public Event response() {
        in.deadline(patience);
        try {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
                int next = in.read();
                if (next < 0) {
                    return head.isEmpty() ? new Event.Eof(false) : new Event.Broken("half a response: " + head);
                }
                head.append((char) next);
                if (head.length() > MAX_HEAD_BYTES) {
                    return new Event.Broken("a response head of more than " + MAX_HEAD_BYTES + " bytes");
                }
            }
            return new Event.Response(HttpHead.parse(head.toString()));
        } catch (IllegalArgumentException e) {
            return new Event.Broken(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return ended(e);
        }
    }

    /** The next message, pong or close, or how the connection ended instead. */
    public Event next() {
        return next(patience);
    }

    /** The same with another patience. */
    public Event next(Duration within) {
        return next(Patience.of(within));
    }

    private Event next(Patience within) {
        in.deadline(within);
        try {
            return frames.next();
        } catch (FrameReader.Violation e) {
            return new Event.Broken(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return ended(e);
        }
    }

    private Event ended(IOException e) {
        return switch (e) {
            case SocketTimeoutException ignored -> new Event.Silence(in.granted());
            case EOFException ignored -> new Event.Eof(false);
            default -> new Event.Eof(true);
        };
    }

    /** The socket, for its options. */
    public Socket socket() {
        return socket;
    }

    /** Ends the connection with a TCP reset once what was queued is written, as a client that crashed. */
    public void reset() {
        awaitWrites();
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        close();
    }

    /** Ends the connection without a closing handshake once what was queued is written, as a client that was killed. */
    public void finish() {
        awaitWrites();
        close();
    }

    private void awaitWrites() {
        writer.shutdown();
        try {
            boolean unused = writer.awaitTermination(TCP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to free
        }
        writer.shutdownNow();
    }

    /** Buffers, and turns one deadline into the socket's timeout before each read; a deadline that passed may be prolonged once. */
    private static final class DeadlineStream extends InputStream {
        private final Socket socket;
        private final InputStream buffered;
        private long deadlineNanos;
        private Duration granted = Duration.ZERO;
        private Optional<Patience> patience = Optional.empty();

        DeadlineStream(Socket socket) throws IOException {
            this.socket = socket;
            InputStream raw = socket.getInputStream();
            this.buffered = new BufferedInputStream(
                    new InputStream() {
                        @Override
                        public int read() {
                            throw new UnsupportedOperationException("read one by one");
                        }

                        @Override
                        public int read(byte[] to, int offset, int length) throws IOException {
                            while (true) {
                                try {
                                    arm();
                                    return raw.read(to, offset, length);
                                } catch (SocketTimeoutException e) {
                                    prolong(e);
                                }
                            }
                        }
                    },
                    64 << 10);
        }

        void deadline(Patience within) {
            granted = within.first();
            deadlineNanos = System.nanoTime() + granted.toNanos();
            patience = Optional.of(within);
        }

        /** How long it was waited for the last answer. */
        Duration granted() {
            return granted;
        }

        private void prolong(SocketTimeoutException overdue) throws SocketTimeoutException {
            Duration more = patience.orElseThrow(() -> overdue).more();
            if (more.isZero()) {
                throw overdue;
            }
            patience = Optional.empty();
            granted = granted.plus(more);
            deadlineNanos = System.nanoTime() + more.toNanos();
        }

        private void arm() throws IOException {
            long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("the deadline passed");
            }
            socket.setSoTimeout((int) left);
        }

        @Override
        public int read() throws IOException {
            return buffered.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return buffered.read(to, offset, length);
        }
    }
}
