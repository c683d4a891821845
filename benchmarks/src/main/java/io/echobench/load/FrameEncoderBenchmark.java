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

/** A whole masked frame, id and fresh key included, into the loop's buffer. Promised: 0 B/op. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameEncoderBenchmark {

    /** Of one message. */
    @Param({"32", "1024", "65536"})
    public int payloadBytes;

    private final FrameEncoder encoder = new FrameEncoder(1);
    private Message message = Message.of(new Payload.Text(""));
    private byte[] target = {};
    private long number;

    /** Makes message and buffer. */
    @Setup
    public void prepare() {
        message = Message.of(new Payload.Generated(payloadBytes, false));
        target = new byte[FrameEncoder.frameBytes(payloadBytes)];
    }

    /** The end of the frame. */
    @Benchmark
    public int message() {
        return encoder.message(message, number++, target, 0);
    }
}
