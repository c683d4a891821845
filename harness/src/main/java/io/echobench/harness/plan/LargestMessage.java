package io.echobench.harness.plan;

import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The largest message that a script sends. */
final class LargestMessage {

    private LargestMessage() {}

    /** In bytes; 0 where none is sent. */
    static int bytes(List<Phase> phases) {
        return phases.stream().mapToInt(LargestMessage::ofPhase).max().orElse(0);
    }

    private static int ofPhase(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> ofPayload(open.payload());
            case Phase.ClosedLoop closed -> ofPayload(closed.payload());
            case Phase.Sessions sessions ->
                sessions.flows().stream()
                        .mapToInt(flow -> ofSteps(flow.steps()))
                        .max()
                        .orElse(0);
            case Phase.Pause pause -> 0;
        };
    }

    private static int ofSteps(List<Step> steps) {
        int largest = 0;
        for (Step step : steps) {
            largest = Math.max(
                    largest,
                    switch (step) {
                        case Step.Send send -> ofPayload(send.payload());
                        case Step.Loop loop -> ofSteps(loop.steps());
                        case Step.Think think -> 0;
                    });
        }
        return largest;
    }

    private static int ofPayload(Payload payload) {
        return switch (payload) {
            case Payload.Generated generated -> generated.bytes();
            case Payload.Text text -> text.text().getBytes(StandardCharsets.UTF_8).length;
        };
    }
}
