package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.child.ChildServer;
import io.echobench.api.child.ChildStats;
import java.util.Optional;

/**
 * Everything that is read at the border of a phase.
 *
 * @param server absent where the server's process is not ours
 * @param stats what the server says of itself since the mark at the beginning of the phase
 */
record Border(
        Optional<ProcessSnapshot> server, ProcessSnapshot client, MachineSnapshot machine, Optional<ChildStats> stats) {

    /**
     * Reads everything once before it matters: the first answer of a JVM loads a hundred classes, on the CPU that is measured.
     */
    static void rehearse(Optional<ChildServer> server) throws TrialException {
        end(server, ProcessHandle.current());
    }

    /** The beginning of a phase: sets the server's mark. */
    static Border begin(Optional<ChildServer> server, ProcessHandle client) throws TrialException {
        try {
            if (server.isPresent()) {
                server.get().mark();
            }
        } catch (BackendException e) {
            throw new TrialException(String.valueOf(e.getMessage()), e);
        }
        return read(server, client, Optional.empty());
    }

    /** Its end. */
    static Border end(Optional<ChildServer> server, ProcessHandle client) throws TrialException {
        Border border = read(server, client, Optional.empty());
        try {
            return server.isEmpty()
                    ? border
                    : new Border(
                            border.server,
                            border.client,
                            border.machine,
                            Optional.of(server.get().stats()));
        } catch (BackendException e) {
            throw new TrialException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Border read(Optional<ChildServer> server, ProcessHandle client, Optional<ChildStats> stats) {
        return new Border(
                server.map(ChildServer::process).map(ProcessSnapshot::of),
                ProcessSnapshot.of(client),
                MachineSnapshot.take(),
                stats);
    }
}
