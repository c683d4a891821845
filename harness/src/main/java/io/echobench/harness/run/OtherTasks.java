package io.echobench.harness.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What everybody else has run so far: CPU time of every thread of this machine that belongs to no process of the trial, nanoseconds by thread
 * id. Busy time of the CPUs less our own is no measure of it: it holds the interrupts and soft interrupts that our own messages make, and where the
 * kernel keeps these apart from threads they would be taken for somebody else's.
 */
final class OtherTasks {

    /** Soft interrupts that were put off run there: they are our messages. */
    private static final String DEFERRED_INTERRUPTS = "ksoftirqd/";

    private OtherTasks() {}

    /** Now; what ends while it is read is left out. */
    static Map<Long, Long> runNanos(Set<Long> pidsOfTheTrial) {
        Set<Long> ours = new HashSet<>(pidsOfTheTrial);
        ours.add(ProcessHandle.current().pid());
        Map<Long, Long> run = new HashMap<>();
        for (String pid : Proc.names("/proc")) {
            if (isNumber(pid) && !ours.contains(Long.parseLong(pid)) && !isOfOurMessages(pid)) {
                addThreads(pid, run);
            }
        }
        return run;
    }

    /** Between two readings; a thread that was not there before has run all of its time in between. */
    static long since(Map<Long, Long> now, Map<Long, Long> earlier) {
        return now.entrySet().stream()
                .mapToLong(thread -> Math.max(0, thread.getValue() - earlier.getOrDefault(thread.getKey(), 0L)))
                .sum();
    }

    private static void addThreads(String pid, Map<Long, Long> run) {
        for (String tid : Proc.names("/proc/" + pid + "/task")) {
            Proc.text("/proc/" + pid + "/task/" + tid + "/schedstat")
                    .map(text -> text.strip().split(" ", -1)[0])
                    .filter(OtherTasks::isNumber)
                    .ifPresent(nanos -> run.put(Long.parseLong(tid), Long.parseLong(nanos)));
        }
    }

    private static boolean isOfOurMessages(String pid) {
        return Proc.text("/proc/" + pid + "/comm").orElse("").startsWith(DEFERRED_INTERRUPTS);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }
}
