package io.echobench.harness.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the kernel says of a process tree at one moment.
 *
 * @param nanoTime when it was taken ({@link System#nanoTime})
 * @param pids of the processes of the tree
 * @param runNanosByThread run time of each living thread, from {@code task/TID/schedstat}
 * @param tickNanos user and system time of the processes, ended threads and reaped children included, in steps of 10 ms
 * @param waitNanos time that living threads waited for a CPU
 * @param rssBytes resident memory
 */
public record ProcessSnapshot(
        long nanoTime,
        List<Long> pids,
        Map<Long, Long> runNanosByThread,
        long tickNanos,
        long waitNanos,
        long rssBytes) {

    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int PAGE_BYTES = 4096;

    /** Snapshot of the process and all its descendants; one that has ended counts nothing. */
    public static ProcessSnapshot of(ProcessHandle root) {
        Map<Long, Long> run = new HashMap<>();
        long[] sums = new long[2];
        List<Long> pids = Stream.concat(Stream.of(root), root.descendants())
                .map(ProcessHandle::pid)
                .toList();
        pids.forEach(pid -> add(pid, run, sums));
        return new ProcessSnapshot(System.nanoTime(), pids, Map.copyOf(run), sums[0], sums[1], residentBytes(pids));
    }

    private static void add(long pid, Map<Long, Long> run, long[] sums) {
        String folder = "/proc/" + pid;
        for (String tid : Proc.names(folder + "/task")) {
            Proc.text(folder + "/task/" + tid + "/schedstat").ifPresent(text -> {
                String[] fields = text.strip().split(" ", -1);
                run.put(Long.parseLong(tid), Long.parseLong(fields[0]));
                sums[1] += Long.parseLong(fields[1]);
            });
        }
        sums[0] += ticks(Proc.text(folder + "/stat").orElse("")) * NANOS_PER_TICK;
    }

    /** The run time of each living thread alone: cheap enough for several times a second. */
    static ProcessSnapshot runTime(List<Long> pids) {
        Map<Long, Long> run = new HashMap<>();
        long[] sums = new long[2];
        pids.forEach(pid -> add(pid, run, sums));
        return new ProcessSnapshot(System.nanoTime(), pids, Map.copyOf(run), sums[0], sums[1], 0);
    }

    /** The resident memory of processes: one short read each, cheap enough for every second. */
    static long residentBytes(List<Long> pids) {
        return pids.stream()
                .mapToLong(pid ->
                        residentPages(Proc.text("/proc/" + pid + "/statm").orElse("")) * PAGE_BYTES)
                .sum();
    }

    /** utime + stime + cutime + cstime of a stat line, whose second field may hold blanks and brackets. */
    static long ticks(String stat) {
        int end = stat.lastIndexOf(')');
        if (end < 0) {
            return 0;
        }
        String[] fields = stat.substring(end + 2).split(" ", -1);
        return Long.parseLong(fields[11])
                + Long.parseLong(fields[12])
                + Long.parseLong(fields[13])
                + Long.parseLong(fields[14]);
    }

    private static long residentPages(String statm) {
        String[] fields = statm.split(" ", -1);
        return fields.length < 2 ? 0 : Long.parseLong(fields[1]);
    }

    int threads() {
        return runNanosByThread.size();
    }

    /**
     * CPU time since an earlier snapshot of the same tree: exact nanoseconds of the living threads. Where threads ended in
     * between, theirs is missing there, so the coarse clock of the processes wins once it is ahead by more than its own error.
     */
    public long cpuNanosSince(ProcessSnapshot earlier) {
        long living = 0;
        for (Map.Entry<Long, Long> thread : runNanosByThread.entrySet()) {
            living += thread.getValue() - earlier.runNanosByThread.getOrDefault(thread.getKey(), 0L);
        }
        long ticks = tickNanos - earlier.tickNanos;
        return ticks > living + 4 * NANOS_PER_TICK ? ticks : living;
    }

    /** Time that its threads waited for a CPU since an earlier snapshot; never negative. */
    long waitNanosSince(ProcessSnapshot earlier) {
        return Math.max(0, waitNanos - earlier.waitNanos);
    }
}
