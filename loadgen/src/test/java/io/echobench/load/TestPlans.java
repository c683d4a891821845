package io.echobench.load;

import java.net.URI;
import java.util.List;

/** Plans for one loop. */
final class TestPlans {

    private TestPlans() {}

    static LoadPlan of(Phase... phases) {
        return of(URI.create("ws://127.0.0.1:9/echo"), LoadPlan.Limits.DEFAULT, phases);
    }

    static LoadPlan of(URI target, LoadPlan.Limits limits, Phase... phases) {
        return of(target, Transport.nio(Polling.BLOCK), limits, phases);
    }

    static LoadPlan of(URI target, Transport transport, LoadPlan.Limits limits, Phase... phases) {
        return new LoadPlan(target, List.of(phases), 1, LoadPlan.Share.WHOLE, transport, limits, List.of(), "");
    }
}
