package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Step.Loop;
import io.echobench.load.Step.Send;
import io.echobench.load.Step.Think;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowCursorTest {

    @Test
    void thinkingDelaysWhatFollows() {
        assertThat(run(new Think(5), text("a"), text("b"), new Think(7), text("c"), new Think(9)))
                .containsExactly("a@5", "b@5", "c@12", "end@21");
    }

    @Test
    void repeatsNestedLoops() {
        assertThat(run(new Loop(2, List.of(text("a"), new Loop(3, List.of(text("b"), new Think(1)))))))
                .containsExactly("a@0", "b@0", "b@1", "b@2", "a@3", "b@3", "b@4", "b@5", "end@6");
    }

    @Test
    void skipsALoopOfNoTimes() {
        assertThat(run(new Loop(0, List.of(text("a"))), text("b"))).containsExactly("b@0", "end@0");
    }

    @Test
    void neitherUnrollsAHugeLoopNorSpinsThroughAnEmptyOne() {
        FlowProgram program = program(
                new Loop(1_000_000_000_000L, List.of(new Loop(1_000, List.of(new Think(1))))),
                new Loop(1L << 40, List.of(text("a"), new Loop(1L << 40, List.of(text("b"))))));
        FlowCursor cursor = org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> new FlowCursor(program));
        assertThat(cursor.dueNanos()).isEqualTo(1_000_000_000_000_000L);
        assertThat(program.messageCount()).isEqualTo(Long.MAX_VALUE / 4);
    }

    @Test
    void countsItsMessages() {
        assertThat(program(text("a"), new Loop(3, List.of(text("b"), text("c"))))
                        .messageCount())
                .isEqualTo(7);
    }

    @Test
    void goingThroughAFlowAllocatesNothing() {
        FlowProgram program = program(new Loop(200_000, List.of(text("a"), new Think(1), text("b"))));
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < 20 && allocated > 10_000; i++) {
            FlowCursor cursor = new FlowCursor(program);
            long before = AllocatedBytes.ofThisThread();
            while (!cursor.atEnd()) {
                cursor.next();
            }
            allocated = AllocatedBytes.ofThisThread() - before;
        }
        assertThat(allocated).as("bytes for 400,000 messages, once compiled").isLessThanOrEqualTo(10_000);
    }

    private static List<String> run(Step... steps) {
        List<String> messages = new ArrayList<>();
        FlowCursor cursor = new FlowCursor(program(steps));
        for (; !cursor.atEnd(); cursor.next()) {
            messages.add(new String(cursor.message().bytes, StandardCharsets.UTF_8) + "@" + cursor.dueNanos());
        }
        messages.add("end@" + cursor.dueNanos());
        return messages;
    }

    private static FlowProgram program(Step... steps) {
        return new FlowProgram(List.of(steps));
    }

    private static Step text(String text) {
        return new Send(new Payload.Text(text));
    }
}
