package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the benchmarks promise with 0 B/op, held without a clock: the thread's own count of allocated bytes. */
class HotPathAllocationTest {

    private static final int WARM_UP = 20_000;
    private static final int OPERATIONS = 100_000;

    /** Compilers leave a few objects behind while they switch code; one byte an operation would be a hundred thousand. */
    private static final long ALLOWED_BYTES = OPERATIONS / 10;

    /** One operation. */
    private interface Operation {

        void run() throws Exception;
    }

    @Test
    void nothingIsAllocatedForAMessage() throws Exception {
        for (Map.Entry<String, Operation> each : operations().entrySet()) {
            repeat(each.getValue(), WARM_UP);
            long before = AllocatedBytes.ofThisThread();
            repeat(each.getValue(), OPERATIONS);
            long allocated = AllocatedBytes.ofThisThread() - before;
            assertThat(allocated).as("bytes allocated by %s", each.getKey()).isLessThan(ALLOWED_BYTES);
        }
    }

    private static void repeat(Operation operation, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            operation.run();
        }
    }

    private static Map<String, Operation> operations() {
        FrameEncoderBenchmark encoder = new FrameEncoderBenchmark();
        encoder.payloadBytes = 32;
        encoder.prepare();
        FrameDecoderBenchmark decoder = new FrameDecoderBenchmark();
        decoder.payloadBytes = 32;
        decoder.prepare();
        MaskerBenchmark masker = new MaskerBenchmark();
        masker.payloadBytes = 125;
        masker.prepare();
        PhaseRecorderBenchmark recorder = new PhaseRecorderBenchmark();
        recorder.prepare();
        ScheduleBenchmark poisson = new ScheduleBenchmark();
        poisson.arrivals = Arrivals.POISSON;
        poisson.prepare();
        MatcherBenchmark matcher = new MatcherBenchmark();
        matcher.payloadBytes = 32;
        matcher.prepare();
        return Map.of(
                "encoding a message", encoder::message,
                "decoding a frame", decoder::oneFrameARead,
                "decoding a frame in two reads", decoder::frameInTwoReads,
                "decoding a cut header", decoder::headerInTwoReads,
                "masking", masker::mask,
                "recording a message", recorder::message,
                "the next due time", poisson::nextDue,
                "matching an echo", matcher::echo);
    }
}
