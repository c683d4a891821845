package io.echobench.load;

import io.echobench.load.FlowProgram.Instruction;

/** How far a session is in a {@link Course.Fixed}. Hot: nothing is allocated but itself. */
final class FlowCursor implements Cursor {

    private final FlowProgram program;
    private final long[] counters;
    private int at;
    private long openedNanos;
    private long offsetNanos;
    private long taken;

    FlowCursor(FlowProgram program) {
        this.program = program;
        counters = new long[program.counters()];
        toSend();
    }

    @Override
    public boolean atMessage() {
        return !atEnd();
    }

    @Override
    public boolean atEnd() {
        return at == program.instructions.size();
    }

    @Override
    public Message message() {
        return ((Instruction.Send) program.instructions.get(at)).message();
    }

    /** When the connection was opened, and how much was thought since. */
    @Override
    public long dueNanos() {
        return openedNanos + offsetNanos;
    }

    @Override
    public void next() {
        taken++;
        at++;
        toSend();
    }

    @Override
    public void opened(long nowNanos) {
        openedNanos = nowNanos;
    }

    @Override
    public void came(boolean binary, byte[] bytes, int from, int length) {}

    @Override
    public void answered(long nowNanos) {}

    @Override
    public String failure() {
        return "";
    }

    @Override
    public long remaining() {
        return program.messageCount() - taken;
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
