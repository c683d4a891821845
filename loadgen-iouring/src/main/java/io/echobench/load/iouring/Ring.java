package io.echobench.load.iouring;

import io.echobench.load.foreign.Errno;
import io.echobench.load.foreign.Foreign;
import io.echobench.load.foreign.SocketCalls;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One io_uring: a queue of what the kernel is asked to do, and one of what came of it, both in memory shared with it. Hot. Belongs
 * to the thread that opened it, which alone may submit (IORING_SETUP_SINGLE_ISSUER): then the kernel does what is left to be done
 * when this thread asks for events, and never interrupts it for that (IORING_SETUP_DEFER_TASKRUN, Linux 6.1).
 */
final class Ring implements AutoCloseable {

    /** So much can be added between two submissions. */
    static final int ENTRIES = 4096;

    private static final int COMPLETIONS = 65_536;
    private static final int ENTRY_BYTES = 64;
    private static final int COMPLETION_BYTES = 16;
    private static final long ENTRIES_OFFSET = 0x10000000L;

    /** CQSIZE, SUBMIT_ALL, TASKRUN_FLAG, SINGLE_ISSUER, DEFER_TASKRUN. */
    private static final int SETUP_FLAGS = 1 << 3 | 1 << 7 | 1 << 9 | 1 << 12 | 1 << 13;

    private static final int GET_EVENTS = 1;
    private static final int EXTENDED_ARGUMENT = 1 << 3;
    private static final int WANTS_TO_RUN = 1 << 2;
    private static final int OVERFLOWN = 1 << 1;

    private static final int ARGUMENT_BYTES = 24;
    private static final long SECOND = 1_000_000_000;
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();

    private final Errno errno;
    private final int file;
    private final RingLayout layout;
    private final long queuesAddress;
    private final long entriesAddress;
    private final ByteBuffer queues;
    private final ByteBuffer entries;

    /** {@code struct io_uring_getevents_arg}, and behind it the timeout that it points to. */
    private final ByteBuffer argument =
            ByteBuffer.allocateDirect(ARGUMENT_BYTES + 16).order(ByteOrder.nativeOrder());

    private final long argumentAddress = Foreign.address(argument);
    private int tail;
    private int pending;
    private int head;
    private boolean closed;

    private Ring(Errno errno, int file, RingLayout layout) throws IOException {
        this.errno = errno;
        this.file = file;
        this.layout = layout;
        queuesAddress = map(layout.bytes(), 0);
        entriesAddress = map((long) ENTRIES * ENTRY_BYTES, ENTRIES_OFFSET);
        queues = Foreign.memory(queuesAddress, layout.bytes());
        entries = Foreign.memory(entriesAddress, (long) ENTRIES * ENTRY_BYTES);
        argument.putLong(16, argumentAddress + ARGUMENT_BYTES);
        for (int i = 0; i < ENTRIES; i++) {
            queues.putInt(layout.sqArray() + 4 * i, i);
        }
    }

    /** Opens one. */
    static Ring open(Errno errno) throws IOException {
        ByteBuffer params = ByteBuffer.allocateDirect(RingLayout.PARAMS_BYTES).order(ByteOrder.nativeOrder());
        params.putInt(4, COMPLETIONS).putInt(8, SETUP_FLAGS);
        int file = Libc.ioUringSetup(errno, ENTRIES, Foreign.address(params));
        if (file < 0) {
            throw errno.failure("the kernel gives no io_uring");
        }
        try {
            return new Ring(errno, file, RingLayout.read(params));
        } catch (IOException e) {
            SocketCalls.close(errno, file);
            throw e;
        }
    }

    private long map(long bytes, long offset) throws IOException {
        long address = Libc.mmap(errno, bytes, file, offset);
        if (address == -1) {
            throw errno.failure("the memory of an io_uring cannot be mapped");
        }
        return address;
    }

    /** Makes something known to the kernel beforehand. */
    void register(int opcode, ByteBuffer what) throws IOException {
        if (Libc.ioUringRegister(errno, file, opcode, Foreign.address(what), 1) < 0) {
            throw errno.failure("the kernel refuses to register with an io_uring");
        }
    }

    /** How many entries can be added before the next submission. */
    int room() {
        return ENTRIES - pending;
    }

    /** How many were added and not yet taken by the kernel. */
    int pending() {
        return pending;
    }

    /** The memory of the entries: {@code struct io_uring_sqe}. */
    ByteBuffer entries() {
        return entries;
    }

    /** Adds an entry, where there is room; returns where in {@link #entries} it stands, full of zeros. */
    int add() {
        int at = (tail & (ENTRIES - 1)) * ENTRY_BYTES;
        for (int i = 0; i < ENTRY_BYTES; i += 8) {
            entries.putLong(at + i, 0);
        }
        tail++;
        pending++;
        return at;
    }

    /** Whether completions wait in the kernel because there was no room for them. */
    boolean overflown() {
        return ((int) INT.getAcquire(queues, layout.sqFlags()) & OVERFLOWN) != 0;
    }

    /** Hands all that was added to the kernel, if anything; what is done at once is completed when this returns. */
    void submit() throws IOException {
        if (pending > 0) {
            enter(0, 0);
        }
    }

    /**
     * Hands all that was added to the kernel, lets it do what it has to, and waits for a completion where there is none. No system call
     * where there is nothing to do and nothing to wait for.
     *
     * @param waitNanos at most so long; 0: not at all
     */
    void poll(long waitNanos) throws IOException {
        if (waitNanos > 0 && completions() == 0) {
            argument.putLong(ARGUMENT_BYTES, waitNanos / SECOND).putLong(ARGUMENT_BYTES + 8, waitNanos % SECOND);
            enter(1, GET_EVENTS | EXTENDED_ARGUMENT);
        } else if (pending > 0 || ((int) INT.getAcquire(queues, layout.sqFlags()) & (WANTS_TO_RUN | OVERFLOWN)) != 0) {
            enter(0, GET_EVENTS);
        }
    }

    private void enter(int complete, int flags) throws IOException {
        INT.setRelease(queues, layout.sqTail(), tail);
        boolean waits = (flags & EXTENDED_ARGUMENT) != 0;
        int taken = Libc.ioUringEnter(
                errno, file, pending, complete, flags, waits ? argumentAddress : 0, waits ? ARGUMENT_BYTES : 0);
        if (taken >= 0) {
            pending -= taken;
            return;
        }
        int number = errno.number();
        if (number != Errno.TIME && number != Errno.INTERRUPTED && number != Errno.AGAIN && number != Errno.BUSY) {
            throw errno.failure("the kernel refuses what an io_uring asks for");
        }
    }

    /** How many completions there are. */
    int completions() {
        return (int) INT.getAcquire(queues, layout.cqTail()) - head;
    }

    /** Of the first completion: what it is of. */
    long userData() {
        return queues.getLong(completion());
    }

    /** Of the first completion: its result, a negative error number where it failed. */
    int value() {
        return queues.getInt(completion() + 8);
    }

    /** Of the first completion. */
    int flags() {
        return queues.getInt(completion() + 12);
    }

    /** Whether a completion's flags name a buffer that the kernel took. */
    static boolean hasBuffer(int flags) {
        return (flags & 1) != 0;
    }

    /** Which one. */
    static int buffer(int flags) {
        return flags >>> 16;
    }

    /** Whether more completions of the same will follow. */
    static boolean hasMore(int flags) {
        return (flags & 2) != 0;
    }

    private int completion() {
        return layout.cqes() + (head & (COMPLETIONS - 1)) * COMPLETION_BYTES;
    }

    /** Takes the first completion away. */
    void take() {
        head++;
        INT.setRelease(queues, layout.cqHead(), head);
    }

    /** Ends what it was asked to do; nothing of it may be used any more. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Libc.munmap(errno, entriesAddress, (long) ENTRIES * ENTRY_BYTES);
            Libc.munmap(errno, queuesAddress, layout.bytes());
            SocketCalls.close(errno, file);
        }
    }
}
