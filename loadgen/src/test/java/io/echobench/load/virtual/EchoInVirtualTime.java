package io.echobench.load.virtual;

import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import java.util.List;

/** Runs a plan against an ideal echo server in virtual time: for the tests of other modules. */
public final class EchoInVirtualTime {

    private EchoInVirtualTime() {}

    /**
     * What was measured and what the server saw.
     *
     * @param messages the first that came, as text; a binary one in hex behind {@code binary}
     * @param requests the first opening handshakes
     */
    public record Outcome(LoadResult result, List<String> messages, List<String> requests) {}

    /**
     * Runs a plan of one loop, or of several.
     *
     * @param rttNanos the time from a message to its echo
     */
    public static Outcome run(LoadPlan plan, long rttNanos) {
        VirtualRun run = plan.share().loops() == 1
                ? VirtualRun.of(plan, ServerModel.ideal(rttNanos))
                : VirtualRun.ofLoops(plan, rttNanos);
        return new Outcome(
                run.result(),
                run.servers().stream()
                        .flatMap(server -> server.transcript().stream())
                        .toList(),
                run.servers().stream()
                        .flatMap(server -> server.requests().stream())
                        .toList());
    }
}
