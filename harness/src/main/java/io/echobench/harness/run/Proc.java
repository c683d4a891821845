package io.echobench.harness.run;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads files below {@code /proc} and {@code /sys}; what is not there is empty. */
final class Proc {

    private Proc() {}

    /** Read in one piece: a second read of a file below {@code /proc/sys} brings nothing, and {@link Files} begins with one byte. */
    static Optional<String> text(String path) {
        try (InputStream in = new FileInputStream(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static List<String> lines(String path) {
        return text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The names in a folder. */
    static List<String> names(String folder) {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (IOException | UncheckedIOException e) { // a process may end while its threads are listed
            return List.of();
        }
    }

    /** The value behind {@code Name:} in a file such as {@code /proc/self/status}. */
    static Optional<String> field(String path, String name) {
        return lines(path).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** The CPUs that this process may run on. */
    static List<Integer> allowedCpus() {
        return field("/proc/self/status", "Cpus_allowed_list")
                .map(CpuLayout::parse)
                .orElseGet(() -> java.util.stream.IntStream.range(
                                0, Runtime.getRuntime().availableProcessors())
                        .boxed()
                        .toList());
    }

    /** The allowed CPUs, grouped by physical core. */
    static List<List<Integer>> allowedCores() {
        List<Integer> allowed = allowedCpus();
        Set<Integer> seen = new HashSet<>();
        List<List<Integer>> cores = new ArrayList<>();
        for (int cpu : allowed) {
            if (seen.contains(cpu)) {
                continue;
            }
            List<Integer> core = text("/sys/devices/system/cpu/cpu" + cpu + "/topology/thread_siblings_list")
                    .map(CpuLayout::parse)
                    .orElse(List.of(cpu))
                    .stream()
                    .filter(allowed::contains)
                    .toList();
            seen.addAll(core);
            cores.add(core);
        }
        return cores;
    }
}
