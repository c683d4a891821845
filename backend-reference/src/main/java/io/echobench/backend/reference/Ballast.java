package io.echobench.backend.reference;

import java.nio.ByteBuffer;

/**
 * Memory that every later connection holds.
 *
 * @param bytes 0 for none
 * @param place where
 */
record Ballast(int bytes, Place place) {

    /** Where memory lies. */
    enum Place {
        /** Outside the heap: resident memory grows by this much whatever the collector does. */
        NATIVE,
        /** In the heap: what a figure of the live heap must show. */
        HEAP
    }

    static final Ballast NONE = new Ballast(0, Place.NATIVE);

    /** Allocates and writes every byte. */
    ByteBuffer load() {
        ByteBuffer memory = place == Place.NATIVE ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
        for (int i = 0; i < bytes; i++) {
            memory.put(i, (byte) (i | 1));
        }
        return memory;
    }
}
