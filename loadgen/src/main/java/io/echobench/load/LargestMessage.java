package io.echobench.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the longest message that a load sends, in bytes. */
final class LargestMessage {

    private LargestMessage() {}

    /** Of all phases; 0 where none is sent. */
    static long bytes(List<Phase> phases) {
        return phases.stream().mapToLong(LargestMessage::ofPhase).max().orElse(0);
    }

    private static long ofPhase(Phase phase) {
        return switch (phase) {
            case Phase.Pause pause -> 0;
            case Phase.OpenLoop open -> of(open.payload());
            case Phase.ClosedLoop closed -> of(closed.payload());
            case Phase.Sessions sessions ->
                sessions.flows().stream()
                        .mapToLong(flow -> ofSteps(flow.steps()))
                        .max()
                        .orElse(0);
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
            case Payload.Generated generated -> generated.bytes();
        };
    }
}
