package io.echobench.harness.run;

import io.echobench.harness.plan.Preflight;

/** Reads what limits connections on this machine; what it does not tell is taken for no limit. */
public final class ConnectionLimits {

    private ConnectionLimits() {}

    /** Of processes that this one starts. */
    public static Preflight.Limits read() {
        return new Preflight.Limits(
                Proc.lines("/proc/self/limits").stream()
                        .mapToLong(ConnectionLimits::openFiles)
                        .min()
                        .orElse(Long.MAX_VALUE),
                Proc.text("/proc/sys/net/ipv4/ip_local_port_range")
                        .map(ConnectionLimits::ports)
                        .orElse(Long.MAX_VALUE));
    }

    /** {@code Max open files  1024  20000  files}: the hard limit; no limit where the line says something else. */
    static long openFiles(String line) {
        String[] words = line.strip().split("\\s+", -1);
        boolean limited = line.startsWith("Max open files") && words.length > 4 && words[4].matches("\\d{1,18}");
        return limited ? Long.parseLong(words[4]) : Long.MAX_VALUE;
    }

    /** {@code 32768 60999}: both ends belong to the range; no limit where the text says something else. */
    static long ports(String range) {
        String[] ends = range.strip().split("\\s+", -1);
        return ends.length == 2 && ends[0].matches("\\d{1,5}") && ends[1].matches("\\d{1,5}")
                ? Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1
                : Long.MAX_VALUE;
    }
}
