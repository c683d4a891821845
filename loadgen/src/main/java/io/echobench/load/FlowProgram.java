package io.echobench.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A flow made ready to run: a flat list of instructions, in which a loop is a jump, so that nothing is unrolled. Immutable. */
final class FlowProgram {

    /** An instruction. */
    sealed interface Instruction {
        record Send(Message message) implements Instruction {}

        record Think(long nanos) implements Instruction {}

        /** Goes back to {@code target} until the part was run {@code count} times; {@code counter} is its own. */
        record Repeat(int target, long count, int counter) implements Instruction {}
    }

    /** Stands for "too many to count". */
    private static final long MANY = Long.MAX_VALUE / 4;

    final List<Instruction> instructions = new ArrayList<>();
    private final Map<Payload, Message> messages = new HashMap<>();
    private final long messageCount;
    private int counters;

    FlowProgram(List<Step> steps) {
        messageCount = append(steps);
    }

    /** How many messages a session of it sends. */
    long messageCount() {
        return messageCount;
    }

    /** How many counters its loops need. */
    int counters() {
        return counters;
    }

    /** Appends steps; returns how many messages they send. */
    private long append(List<Step> steps) {
        long sends = 0;
        for (Step step : steps) {
            sends = Math.min(
                    MANY,
                    sends
                            + switch (step) {
                                case Step.Send send -> appendSend(send);
                                case Step.Think think -> appendThink(think.nanos());
                                case Step.Loop loop -> appendLoop(loop);
                            });
        }
        return sends;
    }

    private long appendSend(Step.Send send) {
        instructions.add(new Instruction.Send(messages.computeIfAbsent(send.payload(), Message::of)));
        return 1;
    }

    private long appendThink(long nanos) {
        instructions.add(new Instruction.Think(nanos));
        return 0;
    }

    private long appendLoop(Step.Loop loop) {
        if (loop.count() <= 0) {
            return 0;
        }
        if (!sends(loop.steps())) {
            return appendThink(times(thinkNanos(loop.steps()), loop.count()));
        }
        int target = instructions.size();
        long once = append(loop.steps());
        instructions.add(new Instruction.Repeat(target, loop.count(), counters++));
        return times(once, loop.count());
    }

    private static boolean sends(List<Step> steps) {
        return steps.stream().anyMatch(step -> switch (step) {
            case Step.Send send -> true;
            case Step.Think think -> false;
            case Step.Loop loop -> loop.count() > 0 && sends(loop.steps());
        });
    }

    private static long thinkNanos(List<Step> steps) {
        long nanos = 0;
        for (Step step : steps) {
            if (step instanceof Step.Think think) {
                nanos = Math.min(MANY, nanos + think.nanos());
            } else if (step instanceof Step.Loop loop && loop.count() > 0) {
                nanos = Math.min(MANY, nanos + times(thinkNanos(loop.steps()), loop.count()));
            }
        }
        return nanos;
    }

    private static long times(long once, long count) {
        return once == 0 || count <= MANY / once ? once * count : MANY;
    }
}
