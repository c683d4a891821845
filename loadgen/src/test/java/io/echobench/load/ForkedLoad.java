package io.echobench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A load process, started as the harness starts it. */
final class ForkedLoad implements AutoCloseable {

    private final Process process;

    ForkedLoad(String... jvmFlags) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        command.addAll(LoadMain.JVM_FLAGS);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(jvmFlags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoadMain.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    Process process() {
        return process;
    }

    /** Sends a plan and reads the events to the last. */
    List<LoadEvent> run(LoadPlan plan) throws IOException {
        LoadStreams.writePlan(plan, process.getOutputStream());
        LoadStreams.Reader reader = new LoadStreams.Reader(process.getInputStream());
        List<LoadEvent> events = new ArrayList<>();
        for (Optional<LoadEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
            events.add(event.get());
        }
        return events;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
