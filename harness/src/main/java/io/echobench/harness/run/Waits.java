package io.echobench.harness.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How long threads of ours have waited for a CPU so far, by name: field 2 of {@code task/TID/schedstat}. Who waits is not told by the pressure of
 * the whole machine, which counts our compilers and collectors that wait for our own loops.
 */
final class Waits {

    /** As the load process names the threads of its loops. */
    private static final String LOOP = "load-loop-";

    private Waits() {}

    /**
     * Now: {@code loopWaitNanos} of the threads that load, {@code harnessWaitNanos} of this process, {@code parkedWaitNanos} of the server that is
     * not loaded.
     */
    static Map<String, Long> read(ProcessSnapshot load, Optional<ProcessSnapshot> parked) {
        Map<String, Long> waits = new TreeMap<>();
        waits.put("loopWaitNanos", nanos(load.pids(), name -> name.startsWith(LOOP)));
        waits.put("harnessWaitNanos", nanos(List.of(ProcessHandle.current().pid()), name -> true));
        parked.ifPresent(server -> waits.put("parkedWaitNanos", server.waitNanos()));
        return waits;
    }

    private static long nanos(List<Long> pids, Predicate<String> named) {
        long nanos = 0;
        for (long pid : pids) {
            for (String tid : Proc.names("/proc/" + pid + "/task")) {
                String thread = "/proc/" + pid + "/task/" + tid;
                if (named.test(Proc.text(thread + "/comm").orElse(""))) {
                    nanos += waited(Proc.text(thread + "/schedstat").orElse(""));
                }
            }
        }
        return nanos;
    }

    /** {@code 0} of a thread that has ended meanwhile. */
    static long waited(String schedstat) {
        String[] fields = schedstat.strip().split(" ", -1);
        return fields.length < 2 ? 0 : Long.parseLong(fields[1]);
    }
}
