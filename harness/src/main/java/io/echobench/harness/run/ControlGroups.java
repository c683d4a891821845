package io.echobench.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The control groups that may limit this process's CPU time, and with it that of the servers and load processes, which it starts: its own
 * and all above it, of version 2 or of version 1's {@code cpu} controller.
 *
 * <p>Source: Linux, Documentation/admin-guide/cgroup-v2.rst and scheduler/sched-bwc.rst.
 */
final class ControlGroups {

    private static final long NANOS_PER_MICRO = 1_000;

    private ControlGroups() {}

    /**
     * Adds {@code throttledPeriods} and {@code throttledNanos}, summed over the groups; nothing where none is accounted.
     */
    static void addThrottling(Map<String, Long> counters) {
        folders(Proc.lines("/proc/self/cgroup"), Proc.lines("/proc/self/mountinfo"))
                .forEach(folder -> addStat(Proc.lines(folder + "/cpu.stat"), counters));
    }

    /** Of one {@code cpu.stat}. */
    static void addStat(List<String> stat, Map<String, Long> counters) {
        for (String line : stat) {
            String[] field = line.split(" ", -1);
            switch (field[0]) {
                case "nr_throttled" -> counters.merge("throttledPeriods", Long.parseLong(field[1]), Long::sum);
                case "throttled_time" -> counters.merge("throttledNanos", Long.parseLong(field[1]), Long::sum);
                case "throttled_usec" ->
                    counters.merge("throttledNanos", Long.parseLong(field[1]) * NANOS_PER_MICRO, Long::sum);
                default -> {}
            }
        }
    }

    /** The smallest quota of the groups, {@code 1.50 CPUs}; {@code none} where no group has one; empty where it cannot be read. */
    static String quota() {
        List<String> quotas = folders(Proc.lines("/proc/self/cgroup"), Proc.lines("/proc/self/mountinfo")).stream()
                .flatMap(folder -> Stream.concat(
                        Proc.text(folder + "/cpu.max").stream(),
                        Proc.text(folder + "/cpu.cfs_quota_us")
                                .flatMap(quota -> Proc.text(folder + "/cpu.cfs_period_us")
                                        .map(period -> quota.strip() + " " + period.strip()))
                                .stream()))
                .toList();
        return quotas.isEmpty() ? "" : smallest(quotas);
    }

    /** Of texts such as {@code 150000 100000}, {@code max 100000} and {@code -1 100000}. */
    static String smallest(List<String> quotas) {
        return quotas.stream()
                .map(quota -> quota.strip().split(" ", -1))
                .filter(fields -> !fields[0].equals("max") && Long.parseLong(fields[0]) > 0)
                .map(fields -> Double.parseDouble(fields[0]) / Double.parseDouble(fields[1]))
                .min(Double::compare)
                .map(cpus -> String.format(java.util.Locale.ROOT, "%.2f CPUs", cpus))
                .orElse("none");
    }

    /**
     * The folders of the groups, the own one first.
     *
     * @param groups lines of {@code /proc/self/cgroup}: {@code 0::/a/b} or {@code 4:cpu,cpuacct:/a/b}
     * @param mounts lines of {@code /proc/self/mountinfo}
     */
    static List<String> folders(List<String> groups, List<String> mounts) {
        List<String> folders = new ArrayList<>();
        for (String line : groups) {
            String[] group = line.split(":", 3);
            boolean second = group.length == 3 && group[0].equals("0") && group[1].isEmpty();
            if (second || (group.length == 3 && List.of(group[1].split(",", -1)).contains("cpu"))) {
                mounts.stream()
                        .flatMap(mount -> mountPoint(mount, second, group[2]).stream())
                        .findFirst()
                        .ifPresent(found -> addUpTo(found.mount(), found.inside(), folders));
            }
        }
        return folders;
    }

    private record Found(Path mount, Path inside) {}

    /** Where a hierarchy is mounted, and the group's path below that. */
    private static Optional<Found> mountPoint(String mount, boolean second, String group) {
        String[] halves = mount.split(" - ", 2);
        String[] fields = halves[0].split(" ", -1);
        String[] type = halves.length < 2 ? new String[0] : halves[1].split(" ", -1);
        boolean matches = type.length == 3
                && (second
                        ? type[0].equals("cgroup2")
                        : type[0].equals("cgroup")
                                && List.of(type[2].split(",", -1)).contains("cpu"));
        if (!matches) {
            return Optional.empty();
        }
        Path root = Path.of(fields[3]);
        Path path = Path.of(group);
        return Optional.of(new Found(Path.of(fields[4]), path.startsWith(root) ? root.relativize(path) : Path.of("")));
    }

    private static void addUpTo(Path mount, Path inside, List<String> folders) {
        Path folder = mount.resolve(inside).normalize();
        while (folder != null && folder.startsWith(mount)) {
            folders.add(folder.toString());
            folder = folder.getParent();
        }
    }

    /** The {@code total} of the line that begins with {@code some}, in nanoseconds. */
    static OptionalLong pressureNanos(List<String> pressure) {
        return pressure.stream()
                .filter(line -> line.startsWith("some "))
                .map(line -> line.substring(line.indexOf("total=") + "total=".length()))
                .mapToLong(total -> Long.parseLong(total.strip()) * NANOS_PER_MICRO)
                .findFirst();
    }

    /** By name, what is throttled now. */
    static Map<String, Long> throttling() {
        Map<String, Long> counters = new TreeMap<>();
        addThrottling(counters);
        return counters;
    }
}
