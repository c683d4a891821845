package io.echobench.harness.fault;

import io.echobench.harness.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fault backends as a module of their own: a folder with their classes, their services file and their class path. */
final class FaultModule {

    private static final List<String> BACKENDS = List.of(
            "NeverReady",
            "GarbageFirst",
            "GarbageLater",
            "HangsOnClose",
            "LosesMessages",
            "WrongBytes",
            "Leaks",
            "PortTaken",
            "LeavesAChild");
    private static final String PACKAGE = "io.echobench.harness.fault.backend";

    private static final String CLASS_PATH = build();

    private FaultModule() {}

    /** Of a harness that finds them: this JVM's without the tests, and the module. */
    static String classPath() {
        return CLASS_PATH;
    }

    /** {@code harness/target}. */
    static Path target() {
        return locationOf(FaultModule.class).resolveSibling("");
    }

    private static String build() {
        Path module = target().resolve("fault-backends");
        try {
            copyClasses(locationOf(FaultModule.class), module);
            write(
                    module.resolve("META-INF/services/io.echobench.api.EchoBackend"),
                    BACKENDS.stream().map(name -> PACKAGE + "." + name).collect(Collectors.joining("\n")));
            write(
                    module.resolve("META-INF/echobench/faults.classpath"),
                    locationOf(Class.forName("io.echobench.backend.reference.ReferenceBackend"))
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the reference server is on the class path of the harness", e);
        }
        Path tests = locationOf(FaultModule.class);
        return Stream.concat(
                        Stream.of(locationOf(Main.class).toString(), module.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)))
                .filter(entry -> !Path.of(entry).equals(tests))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void copyClasses(Path tests, Path module) throws IOException {
        Path from = tests.resolve(PACKAGE.replace('.', '/'));
        Path to = Files.createDirectories(module.resolve(PACKAGE.replace('.', '/')));
        try (Stream<Path> classes = Files.list(from)) {
            for (Path file : classes.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path for " + type, e);
        }
    }
}
