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

/**
 * A message goes into the ring of what is outstanding, and its echo is found there, compared byte by byte and recorded. Promised:
 * 0 B/op.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatcherBenchmark {

    /** Of one message. */
    @Param({"32", "1024", "65536"})
    public int payloadBytes;

    private final PhaseRecorder recorder = new PhaseRecorder(0, 0, new OneSlice(), new LoopMeter());
    private final Outstanding ring = new Outstanding();
    private final Matcher matcher = new Matcher(ring);
    private Message message = Message.of(new Payload.Text(""));
    private byte[] echo = {};
    private long number;

    /** Makes message and echo. */
    @Setup
    public void prepare() {
        message = Message.of(new Payload.Generated(payloadBytes, false));
        echo = message.bytes.clone();
    }

    /** What the echo was taken for: always an answer. */
    @Benchmark
    public Matcher.Heard echo() {
        recorder.due(1_000);
        ring.add(message, number, 1_000);
        ring.sent(1_500);
        MessageId.write(number, echo, 0);
        number++;
        return matcher.echo(recorder, false, echo, 0, echo.length, 51_500);
    }
}
