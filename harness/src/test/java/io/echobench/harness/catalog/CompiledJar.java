package io.echobench.harness.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A third party's build: sources in, a jar or a folder of classes out, against bench-api alone. */
public final class CompiledJar {

    public static final String SERVICES = "META-INF/services/io.echobench.api.EchoBackend";

    private CompiledJar() {}

    /**
     * Compiles into a folder.
     *
     * @param sources by the name of their class
     * @param files further files, by their path
     */
    public static Path folder(Path folder, Map<String, String> sources, Map<String, String> files, Path... classPath)
            throws IOException {
        Files.createDirectories(folder);
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
            String path = String.join(
                    java.io.File.pathSeparator,
                    Stream.concat(
                                    Stream.of(ModuleClassPath.location(io.echobench.api.EchoBackend.class)),
                                    Stream.of(classPath))
                            .map(Path::toString)
                            .toList());
            List<String> options = List.of("-d", folder.toString(), "-cp", path, "--release", "21", "-proc:none");
            List<Source> units = sources.entrySet().stream()
                    .map(source -> new Source(source.getKey(), source.getValue()))
                    .toList();
            if (!units.isEmpty()
                    && !compiler.getTask(null, manager, problems, options, null, units)
                            .call()) {
                throw new IllegalArgumentException(problems.getDiagnostics().stream()
                        .map(Diagnostic::toString)
                        .toList()
                        .toString());
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        return folder;
    }

    /** The files of a folder as a jar. */
    public static Path jar(Path jar, Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, Path> file : files(folder).entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                Files.copy(file.getValue(), entries);
            }
        }
        return jar;
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    /** A backend that is only looked at. */
    public static String backend(String type, String id, String more) {
        return """
                import io.echobench.api.*;
                public final class %s implements EchoBackend {
                    %s
                    @Override public String id() { return "%s"; }
                    @Override public String description() { return "a third party's"; }
                    @Override public Tier tier() { return Tier.RAW; }
                    @Override public EchoServer start(ServerConfig config) { throw new UnsupportedOperationException(); }
                }
                """.formatted(type, more, id);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
