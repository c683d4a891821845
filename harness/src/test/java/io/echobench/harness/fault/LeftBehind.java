package io.echobench.harness.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be known of a process that should have ended: its state, and who else holds the pipes that it may be waiting for. Linux. */
final class LeftBehind {

    private LeftBehind() {}

    /** {@code sleep 60 (4711): State: S (sleeping), PPid: 1, waits in anon_pipe_read, pipe:[12] also with 4712 (java)}. */
    static String described(long pid) {
        Path process = Path.of("/proc/" + pid);
        String state = lines(process.resolve("status"))
                .filter(line -> line.startsWith("State:") || line.startsWith("PPid:"))
                .map(line -> line.replace('\t', ' '))
                .collect(Collectors.joining(", "));
        String waits = lines(process.resolve("wchan")).collect(Collectors.joining());
        String sharing = pipes(process).stream()
                .map(pipe -> ", " + pipe + " also with " + holders(pipe, process))
                .collect(Collectors.joining());
        return Processes.command(pid) + " (" + pid + "): " + state + ", waits in " + waits + sharing;
    }

    private static List<String> holders(String pipe, Path but) {
        return list(Path.of("/proc")).stream()
                .filter(path -> path.getFileName().toString().matches("\\d+"))
                .filter(path -> !path.equals(but) && pipes(path).contains(pipe))
                .map(path ->
                        path.getFileName() + " (" + lines(path.resolve("comm")).collect(Collectors.joining()) + ")")
                .toList();
    }

    private static Set<String> pipes(Path process) {
        Set<String> pipes = new TreeSet<>();
        for (Path descriptor : list(process.resolve("fd"))) {
            String target = target(descriptor);
            if (target.startsWith("pipe:")) {
                pipes.add(target);
            }
        }
        return pipes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty(); // it ended meanwhile
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            return List.of(); // it ended meanwhile
        }
    }
}
