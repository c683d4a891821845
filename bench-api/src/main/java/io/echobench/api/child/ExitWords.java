package io.echobench.api.child;

import java.util.List;

/** How a process ended, in words: a status alone does not say that the kernel killed it for its memory. */
public final class ExitWords {

    /** {@link Process#exitValue} of a process that a signal ended is this and the signal's number. */
    private static final int SIGNALLED = 128;

    /** By number, from 1; the first 15 have the same on every Unix that runs a JDK. */
    private static final List<String> NAMES = List.of(
            "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1",
            "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM");

    private ExitWords() {}

    /** {@code exit status 3}, or {@code killed by signal 9 (SIGKILL)}. */
    public static String of(int exitValue) {
        int signal = exitValue - SIGNALLED;
        return signal >= 1 && signal <= NAMES.size()
                ? "killed by signal " + signal + " (" + NAMES.get(signal - 1) + ")"
                : "exit status " + exitValue;
    }
}
