package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Steps about many connections and about clients that do not read. */
final class Flows {

    private static final int MESSAGE_BYTES = 64 << 10;

    private Flows() {}

    /** All connections are open before the first message is sent. */
    static Outcome manyConnections(Target target, int count) throws IOException {
        List<Dialogue> dialogues = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                dialogues.add(Dialogue.open(target));
            }
            for (int i = 0; i < count; i++) {
                dialogues.get(i).write(Frame.text("connection " + i));
            }
            for (int i = 0; i < count; i++) {
                Event came = dialogues.get(i).next(Step.From.MESSAGES);
                Answer own = new Answer.Echo(Opcode.TEXT, Bytes.utf8("connection " + i));
                if (!own.fits(came, target.maxMessageBytes())) {
                    return Outcome.failed(came + " on connection " + i, "expected " + own);
                }
            }
            return Outcome.ok("all " + count);
        } finally {
            dialogues.forEach(Dialogue::close);
        }
    }

    static Outcome neverRead(Target target, Step.NeverRead step) throws IOException {
        Frame frame = Frame.binary(message(target, 0));
        LongSupplier memory = target.residentBytes().orElse(() -> 0);
        long before = memory.getAsLong();
        try (Dialogue stalled = Dialogue.open(target);
                Flood flood = new Flood(stalled.connection().socket(), ignored -> frame, step.maxBytes())) {
            flood.awaitStallOr(() -> memory.getAsLong() - before > step.maxGrowthBytes());
            String taken = "the server took " + (flood.writtenBytes() >> 20) + " MiB"
                    + (flood.broken() ? " and ended the connection" : "");
            Outcome other = manyConnections(target, 1);
            if (other.verdict() != Verdict.OK) {
                return Outcome.failed(taken + "; " + other.came(), "another connection was not served meanwhile");
            }
            if (target.residentBytes().isEmpty()) {
                return new Outcome(Verdict.INFORMATIONAL, taken, "the server's memory cannot be seen from here");
            }
            long growth = memory.getAsLong() - before;
            String told = taken + ", its memory grew by " + (growth >> 20) + " MiB";
            return growth <= step.maxGrowthBytes()
                    ? Outcome.ok(told)
                    : Outcome.failed(told, "it buffers for a client that does not read");
        }
    }

    static Outcome readLate(Target target, int messages) throws IOException {
        long bytes = (long) messages * MESSAGE_BYTES;
        try (Dialogue late = Dialogue.open(target);
                Flood flood =
                        new Flood(late.connection().socket(), index -> Frame.binary(message(target, index)), bytes)) {
            flood.awaitStall();
            for (int i = 0; i < messages; i++) {
                Event came = late.next(Step.From.MESSAGES);
                Answer own = new Answer.Echo(Opcode.BINARY, message(target, i));
                if (!own.fits(came, target.maxMessageBytes())) {
                    return Outcome.failed(came + " in place of message " + i, "an echo was dropped or changed");
                }
            }
            return Outcome.ok("all " + messages);
        }
    }

    /** As large as the limit allows up to 64 KiB, and different for each index. */
    private static Bytes message(Target target, int index) {
        int size = Math.min(MESSAGE_BYTES, target.maxMessageBytes());
        return Bytes.hex("%08x".formatted(index)).then(Bytes.repeat(index, size - 4));
    }
}
