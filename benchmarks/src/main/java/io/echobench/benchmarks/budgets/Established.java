package io.echobench.benchmarks.budgets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the kernel says of connections (proc(5)). */
final class Established {

    private static final Path TABLE = Path.of("/proc/net/tcp");
    /** TCP_ESTABLISHED. */
    private static final String STATE = "01";

    private Established() {}

    /** Established connections that a server has on a local port; 0 where the kernel does not tell. */
    static long on(int port) {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return count(lines.toList(), port);
        } catch (IOException e) {
            return 0;
        }
    }

    /** {@code sl local_address rem_address st ...}, addresses as {@code 0100007F:1F90}. */
    static long count(List<String> lines, int port) {
        String local = String.format(Locale.ROOT, ":%04X", port);
        return lines.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length > 3 && words[1].endsWith(local) && words[3].equals(STATE))
                .count();
    }

    /** Open sockets of a process, listening ones included; 0 where that is not permitted. */
    static long socketsOf(ProcessHandle process) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.filter(Established::isSocket).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
