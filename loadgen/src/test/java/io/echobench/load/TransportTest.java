package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TransportTest {

    @Test
    void nioWorksEverywhere() {
        assertThat(Transport.nio(Polling.SPIN).obstacle(21)).isEmpty();
        assertThat(WireProvider.all().getFirst().id()).isEqualTo("nio");
    }

    @Test
    void aClientThatIsNotThereIsSaidBesideThoseThatAre() throws Exception {
        Transport unknown = new Transport("carrier-pigeon", Polling.BLOCK);
        assertThat(unknown.obstacle(21)).contains("There is no client \"carrier-pigeon\"; there are nio, epoll.");

        LoadPlan plan = TestPlans.of(
                URI.create("ws://127.0.0.1:9/"), unknown, LoadPlan.Limits.DEFAULT, new Phase.Pause("any", 1));
        assertThat(new LoadRun(plan, event -> {}).run())
                .isEqualTo(new LoadEvent.Failed("There is no client \"carrier-pigeon\"; there are nio, epoll."));
    }
}
