package io.echobench.load;

import io.echobench.load.FlowProgram.Instruction;

/** How far a session is in its flow: at a message that is still to be sent, or at the end. */
final class FlowCursor {

    private final FlowProgram program;
    private final long[] counters;
    private int at;
    private long offsetNanos;

    FlowCursor(FlowProgram program) {
        this.program = program;
        counters = new long[program.counters()];
        toSend();
    }

    boolean atEnd() {
        return at == program.instructions.size();
    }

    /** The message to be sent; not at the end. */
    Message message() {
        return ((Instruction.Send) program.instructions.get(at)).message();
    }

    /** How much was thought before it: when it is due, since the session was opened. */
    long offsetNanos() {
        return offsetNanos;
    }

    /** Goes on to the next message. */
    void next() {
        at++;
        toSend();
    }

    private void toSend() {
        while (!atEnd()) {
            switch (program.instructions.get(at)) {
                case Instruction.Send send -> {
                    return;
                }
                case Instruction.Think think -> {
                    offsetNanos += think.nanos();
                    at++;
                }
                case Instruction.Repeat repeat -> at = target(repeat);
            }
        }
    }

    private int target(Instruction.Repeat repeat) {
        counters[repeat.counter()]++;
        if (counters[repeat.counter()] < repeat.count()) {
            return repeat.target();
        }
        counters[repeat.counter()] = 0;
        return at + 1;
    }
}
