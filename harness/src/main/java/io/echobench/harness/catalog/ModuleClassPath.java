package io.echobench.harness.catalog;

import io.echobench.api.BackendException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class path that a module ships, of a backend or of what the load process needs: its own code, one more module's, and what its build wrote to
 * {@code META-INF/echobench/<artifactId>.classpath}. A module without that file has no library.
 */
public final class ModuleClassPath {

    private static final String LISTS = "META-INF/echobench";

    private ModuleClassPath() {}

    /**
     * As {@code java -cp} takes it.
     *
     * @param provider a class of the module: that of the backend
     * @param api a class of the module beside it: of bench-api
     * @throws BackendException when a library is no longer where the build found it
     */
    public static String of(Class<?> provider, Class<?> api) throws BackendException {
        Path code = location(provider);
        List<String> entries =
                new ArrayList<>(List.of(code.toString(), location(api).toString()));
        for (String entry : libraries(code)) {
            if (!Files.exists(Path.of(entry))) {
                throw new BackendException("the library " + entry + " of " + provider.getName()
                        + " is not there any more: run mvn install -DskipTests again");
            }
            entries.add(entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Where a class was loaded from: a jar or a folder. */
    public static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + source.getLocation(), e);
        }
    }

    private static List<String> libraries(Path code) throws BackendException {
        try {
            if (Files.isDirectory(code)) {
                return entries(code);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + code.toUri()), java.util.Map.of())) {
                return entries(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new BackendException("cannot read the class path in " + code + ": " + e.getMessage(), e);
        }
    }

    private static List<String> entries(Path root) throws IOException {
        Path folder = root.resolve(LISTS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> lists = Files.list(folder)) {
            Optional<Path> list =
                    lists.filter(file -> file.toString().endsWith(".classpath")).findFirst();
            return list.isEmpty()
                    ? List.of()
                    : Stream.of(Files.readString(list.get()).strip().split("\\|", -1))
                            .filter(entry -> !entry.isBlank())
                            .toList();
        }
    }
}
