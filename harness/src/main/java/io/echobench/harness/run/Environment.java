package io.echobench.harness.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the figures of a run depend on beside the servers, by name, in order of printing. */
public final class Environment {

    private static final List<String> SYSCTLS = List.of(
            "net/core/somaxconn",
            "net/ipv4/ip_local_port_range",
            "net/ipv4/tcp_rmem",
            "net/ipv4/tcp_wmem",
            "net/ipv4/tcp_tw_reuse",
            "net/ipv4/tcp_mem",
            "net/ipv4/tcp_max_syn_backlog",
            "net/core/netdev_max_backlog",
            "net/core/rmem_max",
            "net/core/wmem_max",
            "vm/swappiness",
            "kernel/sched_autogroup_enabled");

    private static final String AT_END = "at end";

    private Environment() {}

    /**
     * Reads it now; what a system does not tell is left out.
     *
     * @param jdk folder of the JDK of servers and load process
     */
    public static Map<String, String> capture(Path jdk) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        put(facts, "distribution", osRelease());
        put(facts, "cpu", cpuInfo("model name"));
        facts.put("cpus allowed", CpuLayout.format(Proc.allowedCpus()));
        facts.put("physical cores", String.valueOf(Proc.allowedCores().size()));
        put(facts, "hypervisor", cpuInfo("flags").contains(" hypervisor") ? "yes" : "");
        put(facts, "memory", Proc.field("/proc/meminfo", "MemTotal").orElse(""));
        put(facts, "clock source", read("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
        put(facts, "cpu governor", read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
        facts.putAll(KernelFacts.read());
        facts.putAll(Surroundings.now("at start"));
        put(facts, "open files limit", openFiles());
        SYSCTLS.forEach(name -> put(facts, name.replace('/', '.'), read("/proc/sys/" + name)));
        put(facts, "jdk", jdkRelease(jdk));
        return facts;
    }

    /**
     * The same facts with what the machine tells now, at the end of a run; what an earlier end told gives way.
     *
     * @param before facts of {@link #capture}
     */
    static Map<String, String> after(Map<String, String> before) {
        Map<String, String> facts = new LinkedHashMap<>(before);
        facts.keySet().removeIf(name -> name.endsWith(" " + AT_END));
        facts.putAll(Surroundings.now(AT_END));
        return facts;
    }

    /** {@code Eclipse Adoptium 25.0.3+9}: vendor and version of a JDK. */
    static String jdkRelease(Path jdk) {
        List<String> release = Proc.lines(jdk.resolve("release").toString());
        return (value(release, "IMPLEMENTOR") + " " + value(release, "JAVA_RUNTIME_VERSION")).strip();
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    private static String osRelease() {
        return value(Proc.lines("/etc/os-release"), "PRETTY_NAME");
    }

    private static String cpuInfo(String name) {
        return Proc.lines("/proc/cpuinfo").stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String openFiles() {
        return Proc.lines("/proc/self/limits").stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.substring("Max open files".length()).strip().replaceAll(" +", " "))
                .findFirst()
                .orElse("");
    }

    private static String read(String path) {
        return Proc.text(path).map(String::strip).orElse("").replace('\t', ' ');
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}
