package io.echobench.harness.run;

import io.echobench.api.child.ChildServer;
import java.util.Optional;

/** Reads server and load process at the borders of one measured phase and each second between. One thread. */
final class PhaseWatch {

    private final Optional<ChildServer> server;
    private final ProcessHandle client;
    private final Border begin;
    private long serverRssBytes;
    private long clientRssBytes;

    /**
     * What was seen, after the phase's end.
     *
     * @param serverRssBytes the largest resident memory seen; likewise of the client
     */
    record Seen(Border begin, Border end, long serverRssBytes, long clientRssBytes) {}

    private PhaseWatch(Optional<ChildServer> server, ProcessHandle client, Border begin) {
        this.server = server;
        this.client = client;
        this.begin = begin;
    }

    /** Begins now. */
    static PhaseWatch begin(Optional<ChildServer> server, ProcessHandle client) throws TrialException {
        return new PhaseWatch(server, client, Border.begin(server, client));
    }

    /** Looks at the memory of both. */
    void sample() {
        begin.server()
                .ifPresent(server ->
                        serverRssBytes = Math.max(serverRssBytes, ProcessSnapshot.residentBytes(server.pids())));
        clientRssBytes = Math.max(
                clientRssBytes, ProcessSnapshot.residentBytes(begin.client().pids()));
    }

    /** Ends now. */
    Seen end() throws TrialException {
        return new Seen(begin, Border.end(server, client), serverRssBytes, clientRssBytes);
    }
}
