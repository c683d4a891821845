package io.echobench.load.iouring;

import io.echobench.load.foreign.Foreign;
import java.nio.ByteBuffer;

/** Memory for what one link sends: bytes {@code from} to {@code to} are to be sent. */
final class SendBuffer {

    private final ByteBuffer bytes;
    private final long address;
    private int from;
    private int to;

    SendBuffer(int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity);
        address = Foreign.address(bytes);
    }

    int capacity() {
        return bytes.capacity();
    }

    /** Where what is to be sent begins. */
    long address() {
        return address + from;
    }

    /** How much is to be sent. */
    int length() {
        return to - from;
    }

    int room() {
        return bytes.capacity() - to;
    }

    /** Adds as much as there is room for; returns how many bytes. */
    int add(ByteBuffer source) {
        int count = Math.min(room(), source.remaining());
        int position = source.position();
        bytes.put(to, source, position, count);
        source.position(position + count);
        to += count;
        return count;
    }

    /** Adds what another, smaller one holds. */
    void add(SendBuffer other) {
        bytes.put(to, other.bytes, other.from, other.length());
        to += other.length();
    }

    /** So many bytes were sent. */
    void sent(int count) {
        from += count;
    }

    void clear() {
        from = 0;
        to = 0;
    }
}
