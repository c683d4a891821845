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
 * Where and how heavily a process of a trial runs, and how long it may live. On a machine with other users a process gets a part of a CPU
 * only; where it is permitted, server and load process are both raised alike: nice -20, autogroup -20 (plain nice does not reach
 * beyond its autogroup). A session of its own keeps the terminal's Ctrl-C from reaching a process that we are to stop in
 * order, and the kernel kills it when we die: even where it is stopped, and whatever we died of.
 *
 * @param ownSession whether {@code setsid} is there
 * @param raised whether the scheduling weight is raised
 * @param pinnable whether {@code taskset} is there
 * @param endsWithUs whether {@code setpriv --pdeathsig} is there
 */
public record Placement(boolean ownSession, boolean raised, boolean pinnable, boolean endsWithUs) {

    private static final List<String> OWN_SESSION = List.of("setsid");
    private static final List<String> RAISED = List.of("nice", "-n", "-20");
    private static final List<String> ENDS_WITH_US = List.of("setpriv", "--pdeathsig", "KILL");

    private static final Duration OWN_SESSION_WITHIN = Duration.ofSeconds(5);

    /** Of {@code /proc/PID/stat}, counted behind the name. */
    private static final int SESSION_FIELD = 3;

    /** What this machine permits. */
    public static Placement detect() {
        boolean ownSession = works(OWN_SESSION);
        return new Placement(
                ownSession, ownSession && works(RAISED), works(pinned(Proc.allowedCpus())), works(ENDS_WITH_US));
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> pinned(List<Integer> cpus) {
        return List.of("taskset", "-c", CpuLayout.format(cpus));
    }

    /**
     * What a command is put behind, so that it runs on these CPUs; every part replaces itself, so the pid is the command's. The thread
     * that starts it must live as long as it shall: the kernel takes that thread's end for ours.
     */
    public List<String> prefix(List<Integer> cpus) {
        List<String> prefix = new ArrayList<>();
        if (ownSession) {
            prefix.addAll(OWN_SESSION);
        }
        if (raised) {
            prefix.addAll(RAISED);
        }
        if (pinnable && !cpus.isEmpty()) {
            prefix.addAll(pinned(cpus));
        }
        prefix.addAll(endingWithUs());
        return prefix;
    }

    /** What a tool is put behind that shall not outlive us, wherever it runs. */
    List<String> endingWithUs() {
        return endsWithUs ? ENDS_WITH_US : List.of();
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
