package io.echobench.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The longest message that a load sends, in bytes. */
public final class LargestMessage {

    /** What a computed message may have: it is not known before, and servers take 1 MiB unless they are told otherwise. */
    private static final long COMPUTED_BYTES = 16 << 20;

    private final long computedBytes;

    private LargestMessage(long computedBytes) {
        this.computedBytes = computedBytes;
    }

    /** The longest of those that are known before the load begins; 0 where none is. */
    public static long known(List<Phase> phases) {
        return new LargestMessage(0).ofPhases(phases);
    }

    /** No message is longer, computed ones neither; 0 where none is sent. */
    static long bound(List<Phase> phases) {
        return new LargestMessage(COMPUTED_BYTES).ofPhases(phases);
    }

    private long ofPhases(List<Phase> phases) {
        return phases.stream().mapToLong(this::ofPhase).max().orElse(0);
    }

    private long ofPhase(Phase phase) {
        return switch (phase) {
            case Phase.Pause pause -> 0;
            case Phase.OpenLoop open -> of(open.payload());
            case Phase.ClosedLoop closed -> of(closed.payload());
            case Phase.Sessions sessions ->
                sessions.flows().stream()
                        .mapToLong(flow -> ofCourse(flow.course()))
                        .max()
                        .orElse(0);
        };
    }

    private long ofCourse(Course course) {
        return switch (course) {
            case Course.Fixed fixed -> ofSteps(fixed.steps());
            case Conversation computed -> computedBytes;
        };
    }

    private static long ofSteps(List<Step> steps) {
        return steps.stream()
                .mapToLong(step -> switch (step) {
                    case Step.Send send -> of(send.payload());
                    case Step.Think think -> 0;
                    case Step.Loop loop -> ofSteps(loop.steps());
                })
                .max()
                .orElse(0);
    }

    private static long of(Payload payload) {
        return switch (payload) {
            case Payload.Text text -> text.text().getBytes(StandardCharsets.UTF_8).length;
            case Payload.Binary binary -> binary.bytes().length;
            case Payload.Generated generated -> generated.bytes();
        };
    }
}
