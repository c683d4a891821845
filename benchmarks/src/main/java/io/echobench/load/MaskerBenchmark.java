package io.echobench.load;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Masking in place alone, the part of a frame whose cost grows with its length. Promised: 0 B/op. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MaskerBenchmark {

    private static final int KEY_BYTES = 4;

    /** Of one message; 125 is not a multiple of a long. */
    @Param({"32", "125", "1024", "65536"})
    public int payloadBytes;

    private byte[] keyAndPayload = {};

    /** Makes a key and a payload. */
    @Setup
    public void prepare() {
        keyAndPayload = new byte[KEY_BYTES + payloadBytes];
        new java.util.SplittableRandom(1).nextBytes(keyAndPayload);
    }

    /** Masks, or unmasks what was masked before. */
    @Benchmark
    public int mask() {
        return FrameEncoder.mask(keyAndPayload, KEY_BYTES, payloadBytes);
    }
}
