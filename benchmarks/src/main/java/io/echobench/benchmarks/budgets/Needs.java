package io.echobench.benchmarks.budgets;

import io.echobench.harness.plan.Preflight;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a load takes of the machine.
 *
 * @param connections at once
 * @param ports within a minute: as long a port may stay taken after its connection
 * @param addresses that connections are spread over at least; 1: the system's choice will do
 */
record Needs(long connections, long ports, int addresses) {

    /** Of a process, beside its connections: jars, logs, selectors. */
    private static final long OWN_FILES = 256;
    /** The part of the port range that is left to others. */
    private static final double OTHERS_SHARE = 0.1;

    private static final int MOST_ADDRESSES = 64;
    private static final long MOST_PORTS = 65_535;

    /** So many connections, kept for the whole run. */
    static Needs steady(int connections) {
        return new Needs(connections, connections, 1);
    }

    /** What does not suffice, in one sentence; empty when all does. */
    Optional<String> complaint(String budget, Preflight.Limits limits) {
        if (connections + OWN_FILES > limits.openFiles()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s holds %,d connections and %d other files open in a process, but %,d are allowed here: raise the hard"
                            + " limit of open files (ulimit -Hn).",
                    budget,
                    connections,
                    OWN_FILES,
                    limits.openFiles()));
        }
        if (ports > MOST_ADDRESSES * portsOfAnAddress(limits)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s takes %,d ports within a minute, but %d local addresses with %,d ports have %,d: widen"
                            + " net.ipv4.ip_local_port_range.",
                    budget,
                    ports,
                    MOST_ADDRESSES,
                    limits.ephemeralPorts(),
                    MOST_ADDRESSES * portsOfAnAddress(limits)));
        }
        return Optional.empty();
    }

    /** The loopback addresses that connections are spread over; none, the system's choice, where one will do. */
    List<String> sources(Preflight.Limits limits) {
        long needed = Math.max(addresses, Math.ceilDiv(ports, portsOfAnAddress(limits)));
        return needed <= 1
                ? List.of()
                : IntStream.rangeClosed(1, (int) Math.min(MOST_ADDRESSES, needed))
                        .mapToObj(i -> "127.0.0." + i)
                        .toList();
    }

    private static long portsOfAnAddress(Preflight.Limits limits) {
        return Math.max(1, (long) (Math.min(limits.ephemeralPorts(), MOST_PORTS) * (1 - OTHERS_SHARE)));
    }
}
