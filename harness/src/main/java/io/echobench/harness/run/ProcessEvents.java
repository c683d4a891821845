package io.echobench.harness.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to a process tree until one moment, beside its CPU time; what cannot be read is missing.
 *
 * @param voluntaryByThread how often each living thread gave its CPU away
 * @param involuntaryByThread how often it was taken
 * @param faults {@code MinorFaults} and {@code MajorFaults} of the processes, reaped children included
 */
record ProcessEvents(Map<Long, Long> voluntaryByThread, Map<Long, Long> involuntaryByThread, Map<String, Long> faults) {

    /** Nothing is known. */
    static final ProcessEvents NONE = new ProcessEvents(Map.of(), Map.of(), Map.of());

    static ProcessEvents of(List<Long> pids) {
        Map<Long, Long> voluntary = new HashMap<>();
        Map<Long, Long> involuntary = new HashMap<>();
        Map<String, Long> faults = new TreeMap<>();
        for (long pid : pids) {
            for (String tid : Proc.names("/proc/" + pid + "/task")) {
                for (String line : Proc.lines("/proc/" + pid + "/task/" + tid + "/status")) {
                    put(voluntary, tid, line, "voluntary_ctxt_switches:");
                    put(involuntary, tid, line, "nonvoluntary_ctxt_switches:");
                }
            }
            addFaults(Proc.text("/proc/" + pid + "/stat").orElse(""), faults);
        }
        return new ProcessEvents(Map.copyOf(voluntary), Map.copyOf(involuntary), Map.copyOf(faults));
    }

    private static void put(Map<Long, Long> counts, String tid, String line, String name) {
        if (line.startsWith(name)) {
            counts.put(
                    Long.parseLong(tid),
                    Long.parseLong(line.substring(name.length()).strip()));
        }
    }

    /** minflt, cminflt, majflt and cmajflt of a stat line, whose second field may hold blanks and brackets. */
    static void addFaults(String stat, Map<String, Long> faults) {
        int end = stat.lastIndexOf(')');
        if (end < 0) {
            return;
        }
        String[] fields = stat.substring(end + 2).split(" ", -1);
        faults.merge("MinorFaults", Long.parseLong(fields[7]) + Long.parseLong(fields[8]), Long::sum);
        faults.merge("MajorFaults", Long.parseLong(fields[9]) + Long.parseLong(fields[10]), Long::sum);
    }

    /**
     * What happened since an earlier moment; the switches are those of the threads that still live.
     *
     * @param process the names begin with it: {@code server}
     */
    Map<String, Long> since(ProcessEvents earlier, String process) {
        Map<String, Long> since = new TreeMap<>();
        put(since, process + "VoluntarySwitches", voluntaryByThread, earlier.voluntaryByThread);
        put(since, process + "InvoluntarySwitches", involuntaryByThread, earlier.involuntaryByThread);
        faults.forEach((name, count) -> {
            Long before = earlier.faults.get(name);
            if (before != null) {
                since.put(process + name, Math.max(0, count - before));
            }
        });
        return since;
    }

    private static void put(Map<String, Long> since, String name, Map<Long, Long> now, Map<Long, Long> before) {
        if (!now.isEmpty() && !before.isEmpty()) {
            long sum = 0;
            for (Map.Entry<Long, Long> thread : now.entrySet()) {
                sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
            }
            since.put(name, Math.max(0, sum));
        }
    }
}
