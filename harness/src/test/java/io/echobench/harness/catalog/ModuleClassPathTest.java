package io.echobench.harness.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Also of {@link StaleModules}: both look at where a module's code lies. */
class ModuleClassPathTest {

    private static final String CLASS = Provider.class.getName().replace('.', '/') + ".class";
    private static final String LIST = "META-INF/echobench/backend-tiny.classpath";

    @TempDir
    private Path folder;

    @Test
    void isTheModuleTheApiAndWhatItsBuildWroteInThatOrder() throws Exception {
        Path library = Files.createFile(folder.resolve("library-1.jar"));
        Path other = Files.createFile(folder.resolve("other-2.jar"));
        Path jar = jar(library + "|" + other + "\n");

        try (URLClassLoader loader = loader(jar)) {
            String path = ModuleClassPath.of(provider(loader).getClass(), EchoBackend.class);
            assertThat(path.split(File.pathSeparator, -1))
                    .containsExactly(
                            jar.toString(),
                            ModuleClassPath.location(EchoBackend.class).toString(),
                            library.toString(),
                            other.toString());
        }
    }

    @Test
    void aModuleInAFolderIsReadLikeAJar() throws Exception {
        Path library = Files.createFile(folder.resolve("library-1.jar"));
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, byte[]> file : files(library.toString()).entrySet()) {
            Files.createDirectories(classes.resolve(file.getKey()).getParent());
            Files.write(classes.resolve(file.getKey()), file.getValue());
        }
        try (URLClassLoader loader = loader(classes)) {
            assertThat(ModuleClassPath.of(provider(loader).getClass(), EchoBackend.class))
                    .endsWith(File.pathSeparator + library);
        }
    }

    @Test
    void aLibraryThatIsGoneIsNamedWithWhatToDo() throws Exception {
        try (URLClassLoader loader = loader(jar("/no/such/library.jar"))) {
            Class<?> provider = provider(loader).getClass();
            assertThatThrownBy(() -> ModuleClassPath.of(provider, EchoBackend.class))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("/no/such/library.jar")
                    .hasMessageContaining("mvn install -DskipTests");
        }
    }

    @Test
    void anInstalledModuleIsStaleWhenOneOfItsSourcesIsNewer() throws Exception {
        Path jar = jar("");
        Path source = folder.resolve("project/backend-tiny/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        Instant built = Instant.parse("2026-01-01T00:00:00Z");
        Files.setLastModifiedTime(jar, FileTime.from(built));
        try (URLClassLoader loader = loader(jar)) {
            List<EchoBackend> backends = List.of(provider(loader));

            Files.setLastModifiedTime(source, FileTime.from(built.minusSeconds(1)));
            assertThat(StaleModules.warnings(backends, folder.resolve("project")))
                    .isEmpty();

            Files.setLastModifiedTime(source, FileTime.from(built.plusSeconds(1)));
            assertThat(StaleModules.warnings(backends, folder.resolve("project")))
                    .singleElement()
                    .asString()
                    .startsWith("the installed backend-tiny is older than its sources");
            assertThat(StaleModules.warnings(backends, folder))
                    .as("outside the project nothing is known")
                    .isEmpty();
        }
    }

    private Path jar(String list) throws IOException {
        Path jar = folder.resolve("backend-tiny-0.1.0.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files(list).entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                entries.write(file.getValue());
            }
        }
        return jar;
    }

    private static Map<String, byte[]> files(String list) throws IOException {
        try (InputStream code = Provider.class.getClassLoader().getResourceAsStream(CLASS)) {
            return new TreeMap<>(Map.of(CLASS, code.readAllBytes(), LIST, list.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Loads the provider from there, although the tests have it, too. */
    private static URLClassLoader loader(Path code) throws IOException {
        URL[] urls = {code.toUri().toURL()};
        return new URLClassLoader(urls, ModuleClassPathTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.equals(Provider.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        };
    }

    private static EchoBackend provider(ClassLoader loader) throws ReflectiveOperationException {
        return (EchoBackend) loader.loadClass(Provider.class.getName())
                .getDeclaredConstructor()
                .newInstance();
    }

    /** A backend that lies where a test wants it. */
    public static final class Provider implements EchoBackend {
        /** For the loader of the test. */
        public Provider() {}

        @Override
        public String id() {
            return "tiny";
        }

        @Override
        public String description() {
            return "for tests";
        }

        @Override
        public Tier tier() {
            return Tier.RAW;
        }

        @Override
        public EchoServer start(ServerConfig config) {
            throw new UnsupportedOperationException("never started");
        }
    }
}
