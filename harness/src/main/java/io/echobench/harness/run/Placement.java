package io.echobench.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where and how heavily a process of a trial runs. On a machine with other users a process gets a part of a CPU only; where it is
 * permitted, server and load process are both raised alike: a session of their own, nice -20, autogroup -20 (plain nice does not
 * reach beyond its autogroup).
 *
 * @param raised whether the scheduling weight is raised
 * @param pinnable whether {@code taskset} is there
 */
public record Placement(boolean raised, boolean pinnable) {

    private static final Duration OWN_SESSION_WITHIN = Duration.ofSeconds(5);

    /** Of {@code /proc/PID/stat}, counted behind the name. */
    private static final int SESSION_FIELD = 3;

    /** What this machine permits. */
    public static Placement detect() {
        boolean ownSession = works("setsid", "true");
        return new Placement(
                ownSession && works("nice", "-n", "-20", "true"),
                works("taskset", "-c", CpuLayout.format(Proc.allowedCpus()), "true"));
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a command is put behind, so that it runs on these CPUs; every part replaces itself, so the pid is the command's. */
    public List<String> prefix(List<Integer> cpus) {
        List<String> prefix = new ArrayList<>();
        if (raised) {
            prefix.addAll(List.of("setsid", "nice", "-n", "-20"));
        }
        if (pinnable && !cpus.isEmpty()) {
            prefix.addAll(List.of("taskset", "-c", CpuLayout.format(cpus)));
        }
        return prefix;
    }

    /** Raises the autogroup of a process that was started behind {@link #prefix}; nothing happens where that is not permitted. */
    public void raise(ProcessHandle process) {
        if (!raised || !hasOwnSession(process.pid())) {
            return;
        }
        try {
            Files.writeString(Path.of("/proc/" + process.pid() + "/autogroup"), "-20");
        } catch (IOException e) {
            // no autogroups here, or not permitted: nice alone then
        }
    }

    /**
     * Waits until the first program of the prefix has run: before that the process is still in our session, whose autogroup would be
     * raised instead.
     */
    private static boolean hasOwnSession(long pid) {
        long deadlineNanos = System.nanoTime() + OWN_SESSION_WITHIN.toNanos();
        while (System.nanoTime() < deadlineNanos) {
            String stat = Proc.text("/proc/" + pid + "/stat").orElse("");
            if (stat.isEmpty()) {
                return false; // it has ended
            }
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[SESSION_FIELD].equals(String.valueOf(pid))) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        return false;
    }

    /** For the table's heading and the results. */
    public String words() {
        return raised
                ? "server and load process alike: own session, nice -20, autogroup -20"
                : "as it is (raising it is not permitted)";
    }
}
