package io.echobench.harness.catalog;

import io.echobench.api.EchoBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds installed modules that are older than their sources, which {@code mvn -pl harness exec:java} would measure unseen. */
public final class StaleModules {

    private StaleModules() {}

    /**
     * One sentence for each module whose installed jar is older than a file of its sources.
     *
     * @param project the folder with the modules; nothing is found outside the project
     */
    public static List<String> warnings(List<EchoBackend> backends, Path project) {
        TreeSet<String> warnings = new TreeSet<>();
        for (EchoBackend backend : backends) {
            Path code = ModuleClassPath.location(backend.getClass());
            boolean ours = !(backend.getClass().getClassLoader() instanceof ThirdPartyLoader);
            if (ours && Files.isRegularFile(code)) {
                warning(code, project).ifPresent(warnings::add);
            }
        }
        return List.copyOf(warnings);
    }

    private static Optional<String> warning(Path jar, Path project) {
        String artifact = jar.getFileName().toString().replaceFirst("-\\d.*", "");
        Path sources = project.resolve(artifact).resolve("src/main");
        if (!Files.isDirectory(sources)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            FileTime built = Files.getLastModifiedTime(jar);
            boolean stale = files.filter(Files::isRegularFile)
                    .anyMatch(file -> modified(file).compareTo(built) > 0);
            return stale
                    ? Optional.of("the installed " + artifact
                            + " is older than its sources: run mvn install -DskipTests, or start with"
                            + " mvn -pl harness -am compile exec:java")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
