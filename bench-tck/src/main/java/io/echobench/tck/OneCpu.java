package io.echobench.tck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A command prefix that keeps a process on one CPU, as servers are measured; empty where {@code taskset} is not there. */
final class OneCpu {

    private OneCpu() {}

    static List<String> prefix() {
        Optional<String> cpu = firstAllowed();
        return cpu.isPresent() && hasTaskset() ? List.of("taskset", "-c", cpu.get()) : List.of();
    }

    private static boolean hasTaskset() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }

    /** From {@code Cpus_allowed_list: 0-3,8}. */
    private static Optional<String> firstAllowed() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.replaceAll("^\\D*(\\d+).*", "$1"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // no Linux
        }
    }
}
