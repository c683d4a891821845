package io.echobench.harness.run;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a machine counts since its start, by name; what cannot be read is missing. As {@code counters} of a phase they are what was added
 * meanwhile:
 * <ul>
 *   <li>{@code pressureNanos}: some task waited for a CPU (PSI, cpu some total);
 *   <li>{@code throttledPeriods}, {@code throttledNanos}: the quota of our control group, or of one above it, stopped us;
 *   <li>{@code swappedInPages}: of the whole machine;
 *   <li>{@code clockStepNanos}: how far the wall clock moved against the monotonic clock, either way;
 *   <li>{@code harnessNanos}: CPU time of this process, in steps of 10 ms;
 *   <li>{@code contextSwitches}, {@code interrupts}: of the whole machine.
 * </ul>
 * From the borders of a phase ({@link Figures}) come also {@code othersNanos}, CPU time of all threads that belong to no process of the trial
 * ({@link OtherTasks}), {@code parkedNanos}, CPU time of the server that is not loaded, what our threads waited ({@link Waits}), and of
 * {@code server} and {@code client} ({@link ProcessEvents}) {@code …VoluntarySwitches}, {@code …InvoluntarySwitches}, {@code …MinorFaults},
 * {@code …MajorFaults}.
 */
final class MachineCounters {

    /** The one that may go either way. */
    static final String CLOCK_STEP = "clockStepNanos";

    private static final int TRIES = 5;

    private MachineCounters() {}

    static Map<String, Long> read(List<String> stat) {
        Map<String, Long> counters = new TreeMap<>();
        put(counters, "pressureNanos", ControlGroups.pressureNanos(Proc.lines("/proc/pressure/cpu")));
        ControlGroups.addThrottling(counters);
        put(counters, "swappedInPages", value(Proc.lines("/proc/vmstat"), "pswpin"));
        put(counters, "contextSwitches", value(stat, "ctxt"));
        put(counters, "interrupts", value(stat, "intr"));
        put(counters, "harnessNanos", ownCpuNanos());
        counters.put(CLOCK_STEP, wallAheadNanos());
        return counters;
    }

    /** What was added since: only of names that both have. */
    static Map<String, Long> since(Map<String, Long> now, Map<String, Long> earlier) {
        Map<String, Long> since = new TreeMap<>();
        now.forEach((name, value) -> {
            Long before = earlier.get(name);
            if (before != null) {
                since.put(name, name.equals(CLOCK_STEP) ? Math.abs(value - before) : Math.max(0, value - before));
            }
        });
        return since;
    }

    /** The first number behind a name at the beginning of a line. */
    static OptionalLong value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.split(" ", 3)[1]))
                .findFirst();
    }

    private static void put(Map<String, Long> counters, String name, OptionalLong value) {
        value.ifPresent(known -> counters.put(name, known));
    }

    private static OptionalLong ownCpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        && system.getProcessCpuTime() >= 0
                ? OptionalLong.of(system.getProcessCpuTime())
                : OptionalLong.empty();
    }

    /** Of several readings the one between the two closest looks at the monotonic clock: between others we were interrupted. */
    private static long wallAheadNanos() {
        long closest = Long.MAX_VALUE;
        long ahead = 0;
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            java.time.Instant wall = java.time.Instant.now();
            long after = System.nanoTime();
            if (after - before < closest) {
                closest = after - before;
                ahead = TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano() - (before + closest / 2);
            }
        }
        return ahead;
    }
}
