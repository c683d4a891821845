package io.echobench.harness.catalog;

import io.echobench.harness.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars and folders of a {@code --classpath}, written as {@code java -cp} takes them; {@code dir/*} is all jars of a folder. */
final class ClassPathEntries {

    private static final String SERVICES = "META-INF/services/io.echobench.api.EchoBackend";
    private static final String WILDCARD = "*";

    private ClassPathEntries() {}

    /** Absolute, in order, each once and each readable; never empty. */
    static List<Path> of(String classPath) throws UsageException {
        Set<Path> entries = new LinkedHashSet<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            if (part.isBlank()) {
                throw new UsageException("--classpath \"" + classPath + "\" has an empty element; remove it.");
            }
            entries.addAll(entries(part));
        }
        return List.copyOf(entries);
    }

    private static List<Path> entries(String part) throws UsageException {
        Path path;
        try {
            boolean all = part.endsWith(File.separator + WILDCARD);
            path = Path.of(all ? part.substring(0, part.length() - WILDCARD.length()) : part)
                    .toAbsolutePath()
                    .normalize();
            if (all) {
                return jars(part, path);
            }
        } catch (InvalidPathException e) {
            throw new UsageException("--classpath: \"" + part + "\" is no path.");
        }
        if (!Files.exists(path)) {
            throw new UsageException(
                    "--classpath: there is no jar and no folder " + part + "; build it, or correct the path.");
        }
        if (!Files.isReadable(path)) {
            throw new UsageException("--classpath: " + part + " cannot be read; check its permissions.");
        }
        if (Files.isRegularFile(path)) {
            checkJar(part, path);
        }
        return List.of(path);
    }

    private static List<Path> jars(String part, Path folder) throws UsageException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new UsageException("--classpath: there is no jar in " + part + ".");
            }
            for (Path jar : jars) {
                checkJar(jar.toString(), jar);
            }
            return jars;
        } catch (IOException e) {
            throw new UsageException("--classpath: " + part + " is no folder that can be read.");
        }
    }

    private static void checkJar(String part, Path file) throws UsageException {
        try (JarFile jar = new JarFile(file.toFile())) {
            jar.getManifest();
        } catch (IOException e) {
            throw new UsageException("--classpath: " + part + " is no jar (" + e.getMessage() + ").");
        }
    }

    /** Whether an entry names backends. */
    static boolean namesBackends(Path entry) throws UsageException {
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(SERVICES));
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return jar.getEntry(SERVICES) != null;
        } catch (IOException e) {
            throw new UsageException("--classpath: " + entry + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** One path for each entry that names backends: the entry, then its libraries. */
    static List<List<Path>> groups(String classPath) throws UsageException {
        List<Path> naming = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path entry : of(classPath)) {
            (namesBackends(entry) ? naming : others).add(entry);
        }
        if (naming.isEmpty()) {
            throw new UsageException(
                    "--classpath " + classPath + " names no backend: no jar or folder of it has the file " + SERVICES
                            + "; CONTRIBUTING.md shows one.");
        }
        List<List<Path>> groups = new ArrayList<>();
        for (Path entry : naming) {
            List<Path> group = new ArrayList<>(List.of(entry));
            group.addAll(ModuleClassPath.declared(entry).orElse(others));
            groups.add(List.copyOf(group));
        }
        return groups;
    }
}
