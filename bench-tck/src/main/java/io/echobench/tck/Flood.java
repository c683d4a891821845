package io.echobench.tck;

import io.echobench.tck.wire.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** Writes frame behind frame on a thread of its own, and knows when the server takes no more. */
final class Flood implements AutoCloseable {

    private static final int CHUNK_BYTES = 16 << 10;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int LOOKS_WITHOUT_PROGRESS = 6;

    private final Socket socket;
    private final AtomicLong writtenBytes = new AtomicLong();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread writer;
    private volatile boolean broken;

    /** @param maxBytes of payload, after which it ends by itself */
    Flood(Socket socket, IntFunction<Frame> frames, long maxBytes) {
        this.socket = socket;
        this.writer = Thread.ofVirtual().start(() -> write(frames, maxBytes));
    }

    private void write(IntFunction<Frame> frames, long maxBytes) {
        try {
            OutputStream out = socket.getOutputStream();
            int index = 0;
            for (long payload = 0; payload < maxBytes; index++) {
                Frame frame = frames.apply(index);
                byte[] encoded = frame.encoded().toArray();
                for (int at = 0; at < encoded.length; at += CHUNK_BYTES) {
                    int size = Math.min(CHUNK_BYTES, encoded.length - at);
                    out.write(encoded, at, size);
                    writtenBytes.addAndGet(size);
                }
                payload += frame.payload().size();
            }
        } catch (IOException e) {
            broken = true;
        } finally {
            finished.countDown();
        }
    }

    /** Returns once everything is written, the connection broke, or nothing was taken for 300 ms. */
    void awaitStall() {
        awaitStallOr(() -> false);
    }

    /** The same, or once it is enough; asked every 50 ms. */
    void awaitStallOr(BooleanSupplier enough) {
        long last = -1;
        int looks = 0;
        try {
            while (looks < LOOKS_WITHOUT_PROGRESS
                    && !enough.getAsBoolean()
                    && !finished.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                looks = writtenBytes.get() == last ? looks + 1 : 0;
                last = writtenBytes.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long writtenBytes() {
        return writtenBytes.get();
    }

    boolean broken() {
        return broken;
    }

    @Override
    public void close() throws IOException {
        socket.close(); // wakes the writer
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
