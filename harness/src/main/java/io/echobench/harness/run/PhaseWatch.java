package io.echobench.harness.run;

import io.echobench.api.child.ChildServer;
import io.echobench.load.LoadEvent;
import io.echobench.load.Phase;
import java.util.List;
import java.util.Optional;

/**
 * Reads the loaded server, the other one and the load process at the borders of one measured phase, and some of it in between. One thread.
 */
final class PhaseWatch {

    private final Phase phase;
    private final Watched watched;
    private final Border begin;
    private final Optional<CostMeter> costs;
    private long serverRssBytes;
    private long clientRssBytes;

    /**
     * Who is watched.
     *
     * @param server that the phase loads
     * @param parked the trial's other server
     * @param anchor id of {@code server} where it is the anchor; else empty
     */
    record Watched(Optional<ChildServer> server, Optional<ChildServer> parked, ProcessHandle client, String anchor) {

        static Watched during(Phase phase, TrialServers servers, ProcessHandle client) {
            return new Watched(servers.loadedBy(phase), servers.parkedDuring(phase), client, servers.anchorOf(phase));
        }

        private TrialException named(TrialException e) {
            return anchor.isEmpty() ? e : new AnchorException(anchor, "failed: " + e.getMessage(), e);
        }
    }

    /**
     * What was seen, after the phase's end.
     *
     * @param serverRssBytes the largest resident memory seen; likewise of the client
     * @param anchor id of the server where it is the anchor; else empty
     * @param costWindows see {@link CostMeter}; empty where they were not taken
     */
    record Seen(
            Border begin,
            Border end,
            long serverRssBytes,
            long clientRssBytes,
            String anchor,
            List<Double> costWindows) {

        /** Of the trial's own server, without windows. */
        Seen(Border begin, Border end, long serverRssBytes, long clientRssBytes) {
            this(begin, end, serverRssBytes, clientRssBytes, "", List.of());
        }
    }

    private PhaseWatch(Phase phase, Watched watched, Border begin, Optional<CostMeter> costs) {
        this.phase = phase;
        this.watched = watched;
        this.begin = begin;
        this.costs = costs;
    }

    /**
     * Begins now.
     *
     * @param scheduleBeginsNanos when the first message may be due
     */
    static PhaseWatch begin(Phase phase, long scheduleBeginsNanos, Watched watched) throws TrialException {
        try {
            Border begin = Border.begin(watched.server(), watched.parked(), watched.client());
            Optional<CostMeter> costs = begin.server()
                    .flatMap(server ->
                            CostMeter.of(phase, scheduleBeginsNanos, () -> ProcessSnapshot.runTime(server.pids())));
            return new PhaseWatch(phase, watched, begin, costs);
        } catch (TrialException e) {
            throw watched.named(e);
        }
    }

    /** Whether the load process says every second how far it is. */
    boolean isToldOf() {
        return LoadEvent.Progress.isTold(phase);
    }

    /** Looks at the memory of both. */
    void sample() {
        begin.server()
                .ifPresent(server ->
                        serverRssBytes = Math.max(serverRssBytes, ProcessSnapshot.residentBytes(server.pids())));
        clientRssBytes = Math.max(
                clientRssBytes, ProcessSnapshot.residentBytes(begin.client().pids()));
    }

    /** When to {@link #look} next; the largest value for never. */
    long dueNanos() {
        return costs.map(CostMeter::dueNanos).orElse(Long.MAX_VALUE);
    }

    /** Looks at the server's CPU time, if it is time to. */
    void look(long nowNanos) {
        costs.ifPresent(meter -> meter.look(nowNanos));
    }

    /** Ends now. */
    Seen end() throws TrialException {
        try {
            return new Seen(
                    begin,
                    Border.end(watched.server(), watched.parked(), watched.client()),
                    serverRssBytes,
                    clientRssBytes,
                    watched.anchor(),
                    costs.map(CostMeter::costs).orElse(List.of()));
        } catch (TrialException e) {
            throw watched.named(e);
        }
    }
}
