package io.echobench.harness.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What of a machine changes while a run goes on, by name; what cannot be read is left out. */
final class Surroundings {

    private static final String CPUS = "/sys/devices/system/cpu/";
    private static final String THERMAL = "/sys/class/thermal/";
    private static final double TICKS_PER_SECOND = 100;

    private Surroundings() {}

    /**
     * Reads them now.
     *
     * @param when they end with it: {@code before}, {@code at end}
     */
    static Map<String, String> now(String when) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "load average " + when, Proc.text("/proc/loadavg").orElse("").strip());
        put(
                facts,
                "cpu pressure " + when,
                Proc.lines("/proc/pressure/cpu").stream().findFirst().orElse(""));
        put(facts, "steal since boot " + when, steal(Proc.lines("/proc/stat")));
        ControlGroups.throttling().forEach((name, value) -> facts.put(name + " " + when, String.valueOf(value)));
        put(facts, "temperature " + when, temperature());
        put(facts, "thermal throttling " + when, thermalThrottling());
        put(facts, "swap used " + when, swapUsed(Proc.lines("/proc/meminfo")));
        return facts;
    }

    /** {@code 12.40 s} of all CPUs. */
    static String steal(List<String> stat) {
        return stat.stream()
                .filter(line -> line.startsWith("cpu "))
                .map(line -> line.split(" +", -1))
                .filter(fields -> fields.length > 8)
                .map(fields -> String.format(Locale.ROOT, "%.2f s", Long.parseLong(fields[8]) / TICKS_PER_SECOND))
                .findFirst()
                .orElse("");
    }

    /** The hottest sensor. */
    private static String temperature() {
        return zones()
                .map(zone -> Proc.text(THERMAL + zone + "/temp").orElse("").strip())
                .filter(value -> value.matches("-?\\d+"))
                .mapToLong(Long::parseLong)
                .max()
                .stream()
                .mapToObj(millidegrees -> String.format(Locale.ROOT, "%.1f °C", millidegrees / 1e3))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> zones() {
        return Proc.names(THERMAL).stream().filter(name -> name.startsWith("thermal_zone"));
    }

    /** How often CPUs were slowed down for their heat, since boot. */
    private static String thermalThrottling() {
        List<Long> counts = Proc.names(CPUS).stream()
                .filter(name -> name.matches("cpu\\d+"))
                .flatMap(cpu -> Proc.text(CPUS + cpu + "/thermal_throttle/core_throttle_count").stream())
                .map(count -> Long.parseLong(count.strip()))
                .toList();
        return counts.isEmpty()
                ? ""
                : String.valueOf(counts.stream().mapToLong(Long::longValue).sum());
    }

    /** {@code 0 kB}. */
    static String swapUsed(List<String> meminfo) {
        OptionalLong total = kilobytes(meminfo, "SwapTotal:");
        OptionalLong free = kilobytes(meminfo, "SwapFree:");
        return total.isEmpty() || free.isEmpty() ? "" : total.getAsLong() - free.getAsLong() + " kB";
    }

    private static OptionalLong kilobytes(List<String> meminfo, String name) {
        return meminfo.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.split(" +", -1)[1]))
                .findFirst();
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}
