package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

    private static final Trial TRIAL = new Trial(3, 1, "a", 7);
    private static final Target TARGET = new Target.External("a", URI.create("ws://127.0.0.1:1/"));

    private final Inspection ready = inspection(Inspection.READY, "");
    private final Inspection failed = inspection(Inspection.FAILED, "the port was taken");
    private final Inspection skipped = inspection(Inspection.SKIPPED, "it is not here; get it");

    @Test
    void thereIsNoneWhereBothAreReady() {
        assertThat(obstacle(ready, ready, TARGET)).isEmpty();
    }

    @Test
    void aTargetThatIsNotReadyKeepsItsReason() {
        assertThat(obstacle(skipped, ready, TARGET)).hasValue(new TrialResult.Skipped(TRIAL, "it is not here; get it"));
        assertThat(obstacle(failed, ready, TARGET)).hasValue(failure("the port was taken"));
    }

    @Test
    void anAnchorThatIsNotReadyIsNamed() {
        assertThat(obstacle(ready, failed, TARGET))
                .hasValue(failure("its anchor reference cannot be run: the port was taken"));
    }

    @Test
    void thePositiveControlNeedsItsBurn() {
        ControlTarget.Burning control = new ControlTarget.Burning("a", TARGET, 0);

        assertThat(obstacle(ready, ready, control)).hasValue(new TrialResult.Skipped(TRIAL, SessionWords.NO_BURN));
        assertThat(obstacle(ready, ready, control.burning(840))).isEmpty();
    }

    private static Optional<TrialResult> obstacle(Inspection own, Inspection anchor, Target target) {
        return new Obstacles(Map.of("a", own, "reference", anchor)).of(TRIAL, target, Optional.of("reference"));
    }

    private static TrialResult failure(String reason) {
        return new TrialResult.Failed(TRIAL, "", reason, List.of("last words"), List.of());
    }

    private static Inspection inspection(String status, String reason) {
        return new Inspection(status, reason, "", "", Optional.empty(), List.of(), List.of("last words"), 0);
    }
}
