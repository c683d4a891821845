package io.echobench.harness.run;

import io.echobench.api.child.ChildServer;
import io.echobench.load.Phase;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers of a trial.
 *
 * @param own the one that the trial is of: index 0 of a plan
 * @param anchor the one beside it: index 1
 */
record TrialServers(Target.Running own, Optional<Anchor> anchor) {

    /** A server that is loaded in adjacent slices, to compare the trial's own with. */
    record Anchor(String id, Target.Running running) {}

    /** The addresses, in the order of a plan. */
    List<URI> endpoints() {
        return Stream.concat(Stream.of(own), anchor.map(Anchor::running).stream())
                .map(Target.Running::endpoint)
                .toList();
    }

    /** The process that a phase loads; absent where it is not ours. */
    Optional<ChildServer> loadedBy(Phase phase) {
        return loadsAnchor(phase) ? anchorProcess() : own.child();
    }

    /** The process that waits meanwhile. */
    Optional<ChildServer> parkedDuring(Phase phase) {
        return loadsAnchor(phase) ? own.child() : anchorProcess();
    }

    /** The id of the anchor where a phase loads it; else empty. */
    String anchorOf(Phase phase) {
        return loadsAnchor(phase) ? anchor.map(Anchor::id).orElse("") : "";
    }

    /** @throws TrialException when one of them has ended */
    void expectAlive() throws TrialException {
        Optional<String> ended = own.child().flatMap(ChildServer::ended);
        if (ended.isPresent()) {
            throw new TrialException("the server process ended while it was loaded (" + ended.get() + ")");
        }
        Optional<String> anchorEnded = anchorProcess().flatMap(ChildServer::ended);
        if (anchorEnded.isPresent()) {
            throw new AnchorException(
                    anchor.map(Anchor::id).orElse(""), "ended during the trial (" + anchorEnded.get() + ")");
        }
    }

    private Optional<ChildServer> anchorProcess() {
        return anchor.flatMap(beside -> beside.running().child());
    }

    private static boolean loadsAnchor(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> open.server() > 0;
            case Phase.ClosedLoop closed -> closed.server() > 0;
            case Phase.Pause pause -> false;
            case Phase.Sessions sessions -> false;
        };
    }
}
