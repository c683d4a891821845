package io.echobench.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.catalog.ModuleClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A JVM that was busy for a while, and its recording. */
record RecordedJvm(RecordingFiles files, Window ran, String stdout) {

    static RecordedJvm run(Profiler profiler, Path folder) throws IOException, InterruptedException {
        RecordingFiles files = RecordingFiles.of(folder.resolve("01-busy"), "server");
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(profiler.jvmFlags(files));
        command.addAll(List.of(
                "-cp", ModuleClassPath.location(Busy.class).toString(), Busy.class.getName(), String.valueOf(700)));
        Instant began = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return new RecordedJvm(files, new Window(began, Instant.now()), stdout);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
