package io.echobench.api.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands that start a class of the tests in a JVM of its own. */
final class Children {

    private Children() {}

    static List<String> program(Class<?> main, String... arguments) {
        List<String> program = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        program.addAll(List.of(arguments));
        return program;
    }

    static ChildCommand scripted(String... arguments) {
        return new ChildCommand(program(ScriptedChild.class, arguments), Optional.empty(), Duration.ofSeconds(50));
    }
}
