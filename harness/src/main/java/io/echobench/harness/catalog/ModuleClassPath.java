package io.echobench.harness.catalog;

import io.echobench.api.BackendException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Path> own = own(provider);
        List<String> entries =
                new ArrayList<>(List.of(own.getFirst().toString(), location(api).toString()));
        for (Path library : own.subList(1, own.size())) {
            String entry = library.toString();
            if (!Files.exists(library)) {
                throw new BackendException("the library " + entry + " of " + provider.getName()
                        + " is not there any more: run mvn install -DskipTests again, or build it anew");
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

    /** Its code, then its libraries. */
    private static List<Path> own(Class<?> provider) throws BackendException {
        if (provider.getClassLoader() instanceof ThirdPartyLoader thirdParty) {
            return thirdParty.path();
        }
        Path code = location(provider);
        try {
            return Stream.concat(Stream.of(code), declared(code).stream().flatMap(List::stream))
                    .toList();
        } catch (UncheckedIOException e) {
            throw new BackendException("cannot read the class path in " + code + ": " + e.getMessage(), e);
        }
    }

    /** The libraries that a jar or a folder declares; empty where it declares none. */
    static Optional<List<Path>> declared(Path code) {
        try {
            if (Files.isDirectory(code)) {
                return entries(code);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + code.toUri()), Map.of())) {
                return entries(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<Path>> entries(Path root) throws IOException {
        Path folder = root.resolve(LISTS);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> lists = Files.list(folder)) {
            Optional<Path> list =
                    lists.filter(file -> file.toString().endsWith(".classpath")).findFirst();
            return list.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Stream.of(Files.readString(list.get()).strip().split("\\|", -1))
                            .filter(entry -> !entry.isBlank())
                            .map(Path::of)
                            .toList());
        }
    }
}
