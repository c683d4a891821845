package io.echobench.benchmarks.yardstick;

import io.echobench.benchmarks.BenchmarkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes the C programs: their sources come with this module and are compiled on the machine that they run on. */
public final class Yardstick {

    private static final List<String> SOURCES = List.of(
            "yardstick.h", "main.c", "client.c", "closed.c", "uring.c", "open.c", "sessions.c", "server.c", "sha1.c");
    private static final List<String> FLAGS = List.of("-O3", "-march=native", "-Wall", "-Wextra");
    private static final long COMPILE_SECONDS = 120;

    private Yardstick() {}

    /** What gcc calls itself; empty when there is none. */
    public static Optional<String> compiler() throws InterruptedException {
        try {
            Process gcc = new ProcessBuilder("gcc", "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return gcc.waitFor() == 0 ? answer.lines().findFirst() : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Compiles this module's client and server into a folder. */
    public static Path compile(Path folder) throws BenchmarkException, InterruptedException {
        try {
            Path sources = Files.createDirectories(folder.resolve("yardstick-src"));
            List<Path> units = new ArrayList<>();
            for (String name : SOURCES) {
                Path file = sources.resolve(name);
                try (InputStream source = Yardstick.class.getResourceAsStream("/yardstick/" + name)) {
                    if (source == null) {
                        throw new BenchmarkException(
                                "the C source " + name + " is not on the class path; build again.");
                    }
                    Files.write(file, source.readAllBytes());
                }
                if (name.endsWith(".c")) {
                    units.add(file);
                }
            }
            return compile(units, folder.resolve("yardstick"));
        } catch (IOException e) {
            throw new BenchmarkException("the C sources cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Compiles a program from its files, like ours. */
    public static Path compile(List<Path> units, Path program) throws BenchmarkException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("gcc"));
        command.addAll(FLAGS);
        command.addAll(List.of("-o", program.toString()));
        units.forEach(unit -> command.add(unit.toString()));
        command.add("-lm");
        Path said = program.resolveSibling(program.getFileName() + ".gcc.log");
        try {
            Process gcc = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!gcc.waitFor(COMPILE_SECONDS, TimeUnit.SECONDS)) {
                gcc.destroyForcibly();
                throw new BenchmarkException("gcc did not finish " + program + " within " + COMPILE_SECONDS + " s.");
            }
            if (gcc.exitValue() != 0) {
                throw new BenchmarkException("gcc cannot compile " + program.getFileName() + ": "
                        + Files.readString(said).lines().findFirst().orElse("it does not say why") + " (all of it: "
                        + said + ").");
            }
            return program;
        } catch (IOException e) {
            throw new BenchmarkException("gcc cannot be run: " + e.getMessage() + "; install gcc.", e);
        }
    }
}
