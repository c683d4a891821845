package io.echobench.harness.run;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** How this kernel and CPU keep time, sleep, account and share memory: what the same server costs depends on it. */
final class KernelFacts {

    private static final String CPU = "/sys/devices/system/cpu/";
    private static final String HUGE_PAGES = "/sys/kernel/mm/transparent_hugepage/";
    private static final int CLOCK_READINGS = 200_000;

    /** Decide how CPU time is accounted, and how often a running thread is interrupted. */
    private static final List<String> OPTIONS = List.of(
            "CONFIG_HZ",
            "CONFIG_TICK_CPU_ACCOUNTING",
            "CONFIG_VIRT_CPU_ACCOUNTING_GEN",
            "CONFIG_IRQ_TIME_ACCOUNTING",
            "CONFIG_NO_HZ_IDLE",
            "CONFIG_NO_HZ_FULL",
            "CONFIG_PREEMPT",
            "CONFIG_PREEMPT_DYNAMIC");

    private KernelFacts() {}

    static Map<String, String> read() {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "smt active", yesNo(CPU + "smt/active", "1"));
        put(facts, "boost", boost());
        put(facts, "hypervisor name", hypervisor());
        facts.put("clock granularity", clockGranularity());
        put(facts, "cpu quota", ControlGroups.quota());
        put(facts, "huge pages", chosen(HUGE_PAGES + "enabled"));
        put(facts, "huge pages defragmentation", chosen(HUGE_PAGES + "defrag"));
        put(facts, "tickless cpus", text(CPU + "nohz_full"));
        put(facts, "isolated cpus", text(CPU + "isolated"));
        put(facts, "cpu idle driver", text(CPU + "cpuidle/current_driver"));
        put(facts, "cpu idle governor", text(CPU + "cpuidle/current_governor"));
        put(facts, "swap", Proc.field("/proc/meminfo", "SwapTotal").orElse(""));
        put(facts, "kernel options", options(config()));
        return facts;
    }

    private static String yesNo(String path, String yes) {
        String value = text(path);
        return value.isEmpty() ? "" : value.equals(yes) ? "yes" : "no";
    }

    /** Either of the two drivers' files. */
    private static String boost() {
        String generic = yesNo(CPU + "cpufreq/boost", "1");
        return generic.isEmpty() ? yesNo(CPU + "intel_pstate/no_turbo", "0") : generic;
    }

    private static String hypervisor() {
        return Stream.of("/sys/hypervisor/type", "/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/product_name")
                .map(KernelFacts::text)
                .filter(name -> !name.isEmpty())
                .distinct()
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    /** The smallest step that System.nanoTime was seen to take. */
    static String clockGranularity() {
        long smallest = Long.MAX_VALUE;
        long before = System.nanoTime();
        for (int i = 0; i < CLOCK_READINGS; i++) {
            long now = System.nanoTime();
            if (now > before) {
                smallest = Math.min(smallest, now - before);
            }
            before = now;
        }
        return smallest == Long.MAX_VALUE ? "does not move" : String.format(Locale.ROOT, "%d ns or less", smallest);
    }

    /** Of {@code always [madvise] never} the one in brackets. */
    private static String chosen(String path) {
        String choices = text(path);
        int begin = choices.indexOf('[');
        int end = choices.indexOf(']');
        return begin < 0 || end < begin ? choices : choices.substring(begin + 1, end);
    }

    /** {@code HZ=250, TICK_CPU_ACCOUNTING=y, IRQ_TIME_ACCOUNTING=n}: an option that is not set says so. */
    static String options(List<String> config) {
        if (config.isEmpty()) {
            return "";
        }
        return OPTIONS.stream()
                .map(option -> option.substring("CONFIG_".length()) + "="
                        + config.stream()
                                .filter(line -> line.startsWith(option + "="))
                                .map(line -> line.substring(option.length() + 1))
                                .findFirst()
                                .orElse("n"))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static List<String> config() {
        try (InputStream in = new GZIPInputStream(new FileInputStream("/proc/config.gz"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return Proc.lines("/boot/config-" + System.getProperty("os.version"));
        }
    }

    private static String text(String path) {
        return Proc.text(path).map(String::strip).orElse("").replace('\t', ' ');
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}
