package io.echobench.load;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Taking a server's frames apart, per frame, by how they come out of the socket. Promised: 0 B/op. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameDecoderBenchmark {

    private static final int FRAMES = 64;

    /** Of one message. */
    @Param({"32", "1024", "65536"})
    public int payloadBytes;

    private final Counted counted = new Counted();
    private final FrameDecoder decoder = new FrameDecoder(LoadPlan.Limits.DEFAULT, counted, new Pieces.Pool());
    private byte[] frames = {};
    private int frameBytes;

    /** Writes the frames that a server would send. */
    @Setup
    public void prepare() {
        byte[] frame = ServerFrame.text(payloadBytes);
        frameBytes = frame.length;
        frames = new byte[FRAMES * frameBytes];
        for (int i = 0; i < FRAMES; i++) {
            System.arraycopy(frame, 0, frames, i * frameBytes, frameBytes);
        }
    }

    /** A read with one frame in it. */
    @Benchmark
    public long oneFrameARead() throws ProtocolViolation {
        decoder.accept(frames, 0, frameBytes);
        return counted.bytes;
    }

    /** A read with 64 frames in it, as many messages in flight bring it. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long sixtyFourFramesARead() throws ProtocolViolation {
        decoder.accept(frames, 0, frames.length);
        return counted.bytes;
    }

    /** A frame that comes in two reads, cut in the middle of its payload. */
    @Benchmark
    public long frameInTwoReads() throws ProtocolViolation {
        decoder.accept(frames, 0, frameBytes / 2);
        decoder.accept(frames, frameBytes / 2, frameBytes);
        return counted.bytes;
    }

    /** A frame whose header is cut. */
    @Benchmark
    public long headerInTwoReads() throws ProtocolViolation {
        decoder.accept(frames, 0, 1);
        decoder.accept(frames, 1, frameBytes);
        return counted.bytes;
    }

    /** Takes messages and keeps a sum, so that nothing is optimized away. */
    private static final class Counted implements FrameSink {

        long bytes;

        @Override
        public void message(boolean binary, byte[] source, int from, int length) {
            bytes += length + source[from];
        }

        @Override
        public void ping(byte[] source, int from, int length) {
            throw new IllegalStateException("no ping was written");
        }

        @Override
        public void pong() {
            throw new IllegalStateException("no pong was written");
        }

        @Override
        public void close(byte[] source, int from, int length) {
            throw new IllegalStateException("no close was written");
        }
    }
}
