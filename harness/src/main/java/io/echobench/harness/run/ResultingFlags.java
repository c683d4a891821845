package io.echobench.harness.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The flags that a JVM really runs with, chosen ones and its own choices: {@code jcmd PID VM.flags}. */
final class ResultingFlags {

    private ResultingFlags() {}

    /** Asks a running JVM; empty when it does not answer within some seconds. */
    static List<String> of(RunSettings settings, ProcessHandle jvm) throws InterruptedException {
        List<String> command = new ArrayList<>(settings.placement().endingWithUs());
        command.addAll(List.of(settings.jdk().resolve("bin/jcmd").toString(), String.valueOf(jvm.pid()), "VM.flags"));
        try {
            Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                return jcmd.waitFor(10, TimeUnit.SECONDS) ? flags(jcmd.getInputStream()) : List.of();
            } finally {
                jcmd.destroyForcibly();
            }
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> flags(InputStream answer) throws IOException {
        return Stream.of(new String(answer.readAllBytes(), StandardCharsets.UTF_8).split("\\s+", -1))
                .filter(word -> word.startsWith("-XX:"))
                .toList();
    }
}
