package io.echobench.load.virtual;

import io.echobench.load.Arrivals;
import io.echobench.load.LoadPlan;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.net.URI;
import java.util.List;

/** Load plans for virtual time; nobody listens at their target. */
final class Plans {

    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final long MICRO = 1_000L;

    private Plans() {}

    static LoadPlan of(long seed, Phase... phases) {
        return new LoadPlan(
                URI.create("ws://127.0.0.1:9/echo"),
                List.of(phases),
                seed,
                LoadPlan.Share.WHOLE,
                Transport.nio(Polling.SPIN),
                LoadPlan.Limits.DEFAULT,
                List.of(),
                "");
    }

    static LoadPlan withShare(LoadPlan plan, LoadPlan.Share share) {
        return new LoadPlan(
                plan.targets(),
                plan.phases(),
                plan.seed(),
                share,
                plan.transport(),
                plan.limits(),
                plan.sources(),
                plan.histogramLog());
    }

    /** 32 bytes of text a message, one connection for each 100 messages a second. */
    static Phase openLoop(long seconds, double perSecond, Arrivals arrivals) {
        int connections = (int) Math.max(1, perSecond / 100);
        return new Phase.OpenLoop(
                "open", true, seconds * SECOND, perSecond, arrivals, connections, new Payload.Generated(32, false));
    }

    /** One connection that sends as soon as it has its answer. */
    static Phase closedLoop(long seconds) {
        return new Phase.ClosedLoop("closed", true, seconds * SECOND, 0, 1, 1, new Payload.Generated(32, false));
    }
}
