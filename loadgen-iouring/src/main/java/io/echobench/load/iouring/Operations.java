package io.echobench.load.iouring;

import io.echobench.load.foreign.SocketAddresses.SocketAddress;
import java.nio.ByteBuffer;

/**
 * Fills in what the kernel is asked to do for a link, as {@code struct io_uring_sqe} has it
 * (<a href="https://man7.org/linux/man-pages/man2/io_uring_enter.2.html">io_uring_enter(2)</a>). What comes of it carries the link's index and one of the
 * kinds below. Hot, one thread.
 */
final class Operations {

    /** Bytes have come, or the stream is at its end; told until a completion says that no more will follow. */
    static final int RECEIVED = 0;

    /** A send failed, or took less than all; one that took all is not told. */
    static final int SENT = 1;

    /** What connecting came to. */
    static final int CONNECTED = 2;

    /** The socket takes bytes again. */
    static final int WRITABLE = 3;

    /** What was asked for a link was called off. */
    static final int CANCELLED = 4;

    /** The socket is closed. */
    static final int CLOSED = 5;

    private static final int KIND_BITS = 3;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;

    private static final byte POLL_ADD = 6;
    private static final byte ASYNC_CANCEL = 14;
    private static final byte CONNECT = 16;
    private static final byte CLOSE = 19;
    private static final byte SEND = 26;
    private static final byte RECV = 27;

    private static final byte BUFFER_SELECT = 1 << 5;
    private static final byte SKIP_SUCCESS = 1 << 6;

    private static final short RECV_MULTISHOT = 1 << 1;
    private static final int CANCEL_ALL_OF_FILE = 3;
    private static final int POLL_OUT = 4;

    /** MSG_DONTWAIT, MSG_WAITALL (less than all is a failure, which is told), MSG_NOSIGNAL. */
    private static final int SEND_FLAGS = 0x40 | 0x100 | 0x4000;

    private static final int FLAGS = 1;
    private static final int IO_PRIORITY = 2;
    private static final int FILE = 4;
    private static final int OFFSET = 8;
    private static final int ADDRESS = 16;
    private static final int LENGTH = 24;
    private static final int OPERATION_FLAGS = 28;
    private static final int USER_DATA = 32;
    private static final int BUFFER_GROUP = 40;

    private final Ring ring;
    private final ByteBuffer entries;
    private final Runnable submit;

    /**
     * Into a ring.
     *
     * @param submit hands everything to the kernel, so that there is room
     */
    Operations(Ring ring, Runnable submit) {
        this.ring = ring;
        this.submit = submit;
        entries = ring.entries();
    }

    static int kind(long userData) {
        return (int) userData & KIND_MASK;
    }

    static int index(long userData) {
        return (int) (userData >>> KIND_BITS);
    }

    /** Sees to it that so many can be asked for without a submission in between. */
    void reserve(int count) {
        if (ring.room() < count) {
            submit.run();
        }
    }

    /** Hands what was asked for to the kernel, if anything was. */
    void submit() {
        if (ring.pending() > 0) {
            submit.run();
        }
    }

    void connect(IoUringLink link, SocketAddress remote) {
        reserve(1);
        int at = counted(link, CONNECT, CONNECTED);
        entries.putLong(at + ADDRESS, remote.address());
        entries.putLong(at + OFFSET, remote.length());
    }

    /** Whatever comes from now on, each in one of the {@link ReceiveBuffers}. */
    void receive(IoUringLink link) {
        reserve(1);
        int at = counted(link, RECV, RECEIVED);
        entries.put(at + FLAGS, BUFFER_SELECT);
        entries.putShort(at + IO_PRIORITY, RECV_MULTISHOT);
        entries.putShort(at + BUFFER_GROUP, (short) ReceiveBuffers.GROUP);
    }

    /** Sends what the socket takes at once; returns where the entry stands. */
    int send(IoUringLink link, SendBuffer buffer) {
        reserve(1);
        int at = add(link, SEND, SENT);
        entries.put(at + FLAGS, SKIP_SUCCESS);
        entries.putLong(at + ADDRESS, buffer.address());
        entries.putInt(at + LENGTH, buffer.length());
        entries.putInt(at + OPERATION_FLAGS, SEND_FLAGS);
        return at;
    }

    /** A send that was not submitted yet has become another. */
    void change(int sendEntry, SendBuffer buffer) {
        entries.putLong(sendEntry + ADDRESS, buffer.address());
        entries.putInt(sendEntry + LENGTH, buffer.length());
    }

    /** To be told once when the socket takes bytes. */
    void awaitWritable(IoUringLink link) {
        reserve(1);
        int at = counted(link, POLL_ADD, WRITABLE);
        entries.putInt(at + OPERATION_FLAGS, POLL_OUT);
    }

    /** Calls off whatever was asked for, then closes the socket: both are done at once, in that order. */
    void close(IoUringLink link) {
        reserve(2);
        int at = counted(link, ASYNC_CANCEL, CANCELLED);
        entries.putInt(at + OPERATION_FLAGS, CANCEL_ALL_OF_FILE);
        counted(link, CLOSE, CLOSED);
    }

    private int counted(IoUringLink link, byte opcode, int kind) {
        link.operations++;
        return add(link, opcode, kind);
    }

    private int add(IoUringLink link, byte opcode, int kind) {
        int at = ring.add();
        entries.put(at, opcode);
        entries.putInt(at + FILE, link.file);
        entries.putLong(at + USER_DATA, (long) link.index << KIND_BITS | kind);
        return at;
    }
}
