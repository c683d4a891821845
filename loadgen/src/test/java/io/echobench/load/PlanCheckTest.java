package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanCheckTest {

    private static final URI GOOD = URI.create("ws://127.0.0.1:9/echo");

    @Test
    void phasesMayLoadAnyServerOfThePlan() {
        assertThat(complaint(List.of(GOOD, GOOD), 0)).isEmpty();
        assertThat(complaint(List.of(GOOD, GOOD), 1)).isEmpty();
    }

    @Test
    void aServerThatThePlanDoesNotHaveIsNamedWithItsPhase() {
        assertThat(complaint(List.of(GOOD, GOOD), 2)).contains("Phase \"open\" loads server 2 of 2; the first is 0.");
        assertThat(complaint(List.of(GOOD), -1)).contains("Phase \"open\" loads server -1 of 1; the first is 0.");
    }

    @Test
    void everyTargetMustBeAWebSocketAddress() {
        assertThat(complaint(List.of(GOOD, URI.create("http://127.0.0.1:9/")), 0))
                .contains("The target is http://127.0.0.1:9/; it must be ws://host:port/path.");
        assertThat(complaint(List.of(), 0)).contains("The plan has no target; give it ws://host:port/path.");
    }

    private static Optional<String> complaint(List<URI> targets, int server) {
        Phase phase =
                new Phase.OpenLoop("open", true, 1, 1, Arrivals.UNIFORM, 1, new Payload.Generated(32, false), server);
        return PlanCheck.complaint(new LoadPlan(
                targets,
                List.of(phase),
                1,
                LoadPlan.Share.WHOLE,
                Transport.nio(Polling.BLOCK),
                LoadPlan.Limits.DEFAULT,
                List.of(),
                ""));
    }
}
