package io.echobench.harness.profile;

import io.echobench.harness.UsageException;
import io.echobench.harness.catalog.ModuleClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import one.convert.Arguments;

/**
 * <a href="https://github.com/async-profiler/async-profiler">async-profiler</a>, loaded into the JVM as an agent. It samples all threads by their CPU
 * time, through native code and, where {@code perf_event_open} is permitted, the kernel; where it is not, by a timer of each thread.
 */
record AsyncProfiler() implements Profiler {

    static final String ID = "async";

    private static final int ENOUGH_SECONDS = 60;

    @Override
    public String id() {
        return ID;
    }

    /** Its agent loads a native library, which is permitted. What it says goes to stderr alone. */
    @Override
    public List<String> jvmFlags(RecordingFiles files) {
        return agent(files.unfinished());
    }

    private static List<String> agent(Path recording) {
        return List.of(
                "-javaagent:" + ModuleClassPath.location(one.profiler.AsyncProfiler.class)
                        + "=start,event=cpu,interval=" + INTERVAL + ",jfr,log=stderr,file=" + recording,
                "--enable-native-access=ALL-UNNAMED");
    }

    /** Records a JVM that only says its version: whether it can is known when it did. */
    @Override
    public void check(Path java) throws UsageException, InterruptedException {
        try {
            Path said = Files.createTempFile("echobench-async", ".txt");
            Path recording = Files.createTempFile("echobench-async", ".jfr");
            try {
                expectRecorded(java, recording, said);
            } finally {
                Files.deleteIfExists(said);
                Files.deleteIfExists(recording);
            }
        } catch (IOException e) {
            throw unavailable(String.valueOf(e.getMessage()));
        }
    }

    private static void expectRecorded(Path java, Path recording, Path said)
            throws IOException, UsageException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(agent(recording));
        command.add("-version");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(ENOUGH_SECONDS, TimeUnit.SECONDS)) {
                throw unavailable("a JVM with it did not end within " + ENOUGH_SECONDS + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw unavailable(why(Files.readString(said)));
        }
        if (Files.size(recording) == 0) {
            throw unavailable("it recorded nothing");
        }
    }

    /** The innermost cause of what a JVM says when its agent fails. */
    static String why(String said) {
        List<String> causes = said.lines()
                .filter(line -> line.startsWith("Caused by: ") || line.startsWith("Exception "))
                .toList();
        return causes.isEmpty()
                ? said.lines().filter(line -> !line.isBlank()).findFirst().orElse("the JVM ended without a word")
                : causes.getLast().replaceFirst("^[^:]*: (?:[\\w.$]+: )?", "");
    }

    private static UsageException unavailable(String why) {
        return new UsageException("async-profiler does not run here (" + why + "); use --profile jfr.");
    }

    @Override
    public void select(Arguments converter) {
        converter.cpu = true;
    }
}
