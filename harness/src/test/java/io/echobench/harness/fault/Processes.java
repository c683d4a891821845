package io.echobench.harness.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All processes that a test has started, and all that these have started, however they are related now: each has a word of the test in its
 * environment, which a child inherits and cannot lose. Linux.
 */
final class Processes {

    /** The name of that word. */
    static final String VARIABLE = "ECHOBENCH_FAULT_TEST";

    private final String word;

    Processes(String word) {
        this.word = VARIABLE + "=" + word + "\0";
    }

    /** Those that run now; one that has ended and was not reaped yet does not run. */
    List<Long> running() {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .filter(pid -> text("/proc/" + pid + "/environ").contains(word))
                    .filter(pid -> !text("/proc/" + pid + "/stat").matches("(?s).*\\) [ZX] .*"))
                    .map(Long::parseLong)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("no /proc", e);
        }
    }

    /** The one among them whose command holds this word. */
    Optional<Long> withCommand(String part) {
        return running().stream().filter(pid -> command(pid).contains(part)).findFirst();
    }

    static String command(long pid) {
        return text("/proc/" + pid + "/cmdline").replace('\0', ' ').strip();
    }

    /** Run time of the thread of that name, in milliseconds; 0 while there is none. */
    static long threadMillis(long pid, String thread) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return tasks.filter(task -> text(task + "/comm").strip().equals(thread))
                    .map(task -> text(task + "/schedstat").split(" ", -1)[0])
                    .filter(nanos -> !nanos.isEmpty())
                    .mapToLong(nanos -> Long.parseLong(nanos) / 1_000_000)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Sends a signal by its name without SIG. */
    static void signal(String name, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("kill -" + name + " " + pid + " does not end");
            }
        } catch (IOException e) {
            throw new AssertionError("no program kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String text(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it ended meanwhile
        }
    }
}
