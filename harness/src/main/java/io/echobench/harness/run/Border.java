package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.child.ChildServer;
import io.echobench.api.child.ChildStats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that is read at the border of a phase.
 *
 * @param server that the phase loads; absent where its process is not ours
 * @param parked the trial's other server; absent where it has none
 * @param stats what the server says of itself since the mark at the beginning of the phase
 * @param others CPU nanoseconds of all other threads of the machine, see {@link OtherTasks}
 * @param waits how long threads of ours have waited for a CPU, see {@link Waits}
 * @param serverEvents what happened to the server; likewise of the client
 */
record Border(
        Optional<ProcessSnapshot> server,
        Optional<ProcessSnapshot> parked,
        ProcessSnapshot client,
        MachineSnapshot machine,
        Optional<ChildStats> stats,
        Map<Long, Long> others,
        Map<String, Long> waits,
        ProcessEvents serverEvents,
        ProcessEvents clientEvents) {

    /** Of a trial with one server, to which nothing else happened. */
    Border(
            Optional<ProcessSnapshot> server,
            ProcessSnapshot client,
            MachineSnapshot machine,
            Optional<ChildStats> stats) {
        this(
                server,
                Optional.empty(),
                client,
                machine,
                stats,
                Map.of(),
                Map.of(),
                ProcessEvents.NONE,
                ProcessEvents.NONE);
    }

    /**
     * Reads everything once before it matters: the first answer of a JVM loads a hundred classes, on the CPU that is measured.
     */
    static void rehearse(Optional<ChildServer> server) throws TrialException {
        end(server, Optional.empty(), ProcessHandle.current());
    }

    /** The beginning of a phase: sets the server's mark. */
    static Border begin(Optional<ChildServer> server, Optional<ChildServer> parked, ProcessHandle client)
            throws TrialException {
        try {
            if (server.isPresent()) {
                server.get().mark();
            }
        } catch (BackendException e) {
            throw new TrialException(String.valueOf(e.getMessage()), e);
        }
        return read(server, parked, client);
    }

    /** Its end. */
    static Border end(Optional<ChildServer> server, Optional<ChildServer> parked, ProcessHandle client)
            throws TrialException {
        Border border = read(server, parked, client);
        try {
            return server.isEmpty() ? border : border.with(server.get().stats());
        } catch (BackendException e) {
            throw new TrialException(String.valueOf(e.getMessage()), e);
        }
    }

    /** CPU times first: what is read behind them takes time. */
    private static Border read(Optional<ChildServer> server, Optional<ChildServer> parked, ProcessHandle client) {
        Optional<ProcessSnapshot> loaded = server.map(ChildServer::process).map(ProcessSnapshot::of);
        ProcessSnapshot load = ProcessSnapshot.of(client);
        MachineSnapshot machine = MachineSnapshot.take();
        Optional<ProcessSnapshot> idle = parked.map(ChildServer::process).map(ProcessSnapshot::of);
        return new Border(
                loaded,
                idle,
                load,
                machine,
                Optional.empty(),
                OtherTasks.runNanos(pids(List.of(loaded, idle, Optional.of(load)))),
                Waits.read(load, idle),
                loaded.map(ProcessSnapshot::pids).map(ProcessEvents::of).orElse(ProcessEvents.NONE),
                ProcessEvents.of(load.pids()));
    }

    private static Set<Long> pids(List<Optional<ProcessSnapshot>> processes) {
        return processes.stream()
                .flatMap(Optional::stream)
                .flatMap(process -> process.pids().stream())
                .collect(Collectors.toSet());
    }

    private Border with(ChildStats said) {
        return new Border(
                server, parked, client, machine, Optional.of(said), others, waits, serverEvents, clientEvents);
    }

    /** What was counted between an earlier border and this one. */
    Map<String, Long> countersSince(Border begin) {
        Map<String, Long> counters = new TreeMap<>();
        if (server.isPresent() && !others.isEmpty() && !begin.others.isEmpty()) {
            counters.put("othersNanos", OtherTasks.since(others, begin.others));
        }
        if (parked.isPresent() && begin.parked.isPresent()) {
            counters.put("parkedNanos", parked.get().cpuNanosSince(begin.parked.get()));
        }
        counters.putAll(MachineCounters.since(waits, begin.waits));
        counters.putAll(serverEvents.since(begin.serverEvents, "server"));
        counters.putAll(clientEvents.since(begin.clientEvents, "client"));
        return counters;
    }
}
