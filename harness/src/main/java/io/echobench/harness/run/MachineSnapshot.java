package io.echobench.harness.run;

import io.echobench.harness.result.TrialResult.MachineFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The machine at one moment.
 *
 * @param nanoTime when it was taken
 * @param idleNanosByCpu idle and iowait of each CPU, which are exact where user and system are sampled by tick
 * @param stealNanos taken away by the hypervisor, of all CPUs
 * @param activeOpens connections that this network namespace opened actively
 * @param counters what else is counted, see {@link MachineCounters}
 */
record MachineSnapshot(
        long nanoTime,
        Map<String, Long> idleNanosByCpu,
        long stealNanos,
        long activeOpens,
        Map<String, Long> counters) {

    private static final long NANOS_PER_TICK = 10_000_000;

    /** Of a machine of which nothing else is counted. */
    MachineSnapshot(long nanoTime, Map<String, Long> idleNanosByCpu, long stealNanos, long activeOpens) {
        this(nanoTime, idleNanosByCpu, stealNanos, activeOpens, Map.of());
    }

    static MachineSnapshot take() {
        Map<String, Long> idle = new HashMap<>();
        long steal = 0;
        List<String> stat = Proc.lines("/proc/stat");
        for (String line : stat) {
            String[] fields = line.split(" +", -1);
            if (line.startsWith("cpu") && !fields[0].equals("cpu")) {
                idle.put(
                        fields[0].substring(3),
                        (Long.parseLong(fields[4]) + Long.parseLong(fields[5])) * NANOS_PER_TICK);
                steal += Long.parseLong(fields[8]) * NANOS_PER_TICK;
            }
        }
        return new MachineSnapshot(
                System.nanoTime(),
                Map.copyOf(idle),
                steal,
                activeOpens(Proc.lines("/proc/net/snmp")),
                MachineCounters.read(stat));
    }

    /** The Tcp ActiveOpens of /proc/net/snmp; 0 where there is none. */
    static long activeOpens(List<String> snmp) {
        List<String> tcp = snmp.stream().filter(line -> line.startsWith("Tcp:")).toList();
        if (tcp.size() != 2) {
            return 0;
        }
        int column = List.of(tcp.get(0).split(" ", -1)).indexOf("ActiveOpens");
        return Long.parseLong(tcp.get(1).split(" ", -1)[column]);
    }

    MachineFigures since(MachineSnapshot earlier) {
        long window = nanoTime - earlier.nanoTime;
        Map<String, Long> busy = new TreeMap<>();
        idleNanosByCpu.forEach((cpu, idle) ->
                busy.put(cpu, Math.max(0, window - (idle - earlier.idleNanosByCpu.getOrDefault(cpu, 0L)))));
        return new MachineFigures(
                window,
                busy,
                stealNanos - earlier.stealNanos,
                activeOpens - earlier.activeOpens,
                MachineCounters.since(counters, earlier.counters));
    }
}
