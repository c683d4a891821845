package io.echobench.tck.broken;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Writes frames, with the defects of writing. */
final class FrameOutput {

    private static final long SLOW_BYTES = 1 << 20;

    private final OutputStream out;
    private final Defect defect;
    private final AtomicLong bufferedBytes;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private byte[] last = {};

    FrameOutput(OutputStream out, Defect defect, AtomicLong bufferedBytes) {
        this.out = out;
        this.defect = defect;
        this.bufferedBytes = bufferedBytes;
        if (defect == Defect.BUFFERS_WITHOUT_BOUND || defect == Defect.DROPS_WHEN_SLOW) {
            Thread.ofVirtual().start(this::writeQueue);
        }
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void message(int opcode, byte[] payload) throws IOException {
        switch (defect) {
            case CORRUPTS -> {
                byte[] changed = payload.clone();
                if (changed.length > 0) {
                    changed[changed.length - 1] ^= 1;
                }
                frame(opcode, changed);
            }
            case TEXT_AS_BINARY -> frame(2, payload);
            case BINARY_AS_TEXT -> frame(1, payload);
            case DROPS_EMPTY -> {
                if (payload.length > 0) {
                    frame(opcode, payload);
                }
            }
            case DROPS_REPEATS -> {
                if (!Arrays.equals(last, payload)) {
                    frame(opcode, payload);
                }
                last = payload;
            }
            default -> frame(opcode, payload);
        }
    }

    void frame(int opcode, byte[] payload) throws IOException {
        int maskBit = defect == Defect.MASKS_ITS_FRAMES ? 0x80 : 0;
        int longest7 = defect == Defect.SENDS_126_IN_7_BITS ? 127 : 125;
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (0x80 | opcode));
        if (payload.length <= longest7) {
            frame.put((byte) (maskBit | payload.length));
        } else if (payload.length <= 0xFFFF || defect == Defect.SENDS_65536_IN_16_BITS) {
            frame.put((byte) (maskBit | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (maskBit | 127)).putLong(payload.length);
        }
        frame.put(new byte[maskBit == 0 ? 0 : 4]).put(payload);
        write(Arrays.copyOf(frame.array(), frame.position()));
    }

    private void write(byte[] frame) throws IOException {
        switch (defect) {
            case BUFFERS_WITHOUT_BOUND -> enqueue(frame);
            case DROPS_WHEN_SLOW -> {
                if (bufferedBytes.get() < SLOW_BYTES) {
                    enqueue(frame);
                }
            }
            default -> out.write(frame);
        }
    }

    private void enqueue(byte[] frame) {
        bufferedBytes.addAndGet(frame.length);
        queue.add(frame);
    }

    private void writeQueue() {
        try {
            while (true) {
                byte[] frame = queue.take();
                out.write(frame);
                bufferedBytes.addAndGet(-frame.length);
            }
        } catch (IOException e) {
            // the client went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
