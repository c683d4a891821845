package io.echobench.harness.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThirdPartyBackendsTest {

    private static final String LIBRARY =
            "public final class Library { public static String word() { return \"theirs\"; } }";
    private static final String USES_LIBRARY = "static final String WORD = Library.word();";

    @TempDir
    private Path folder;

    @Test
    void aJarIsFoundBesideTheBackendsThatAreHere() throws Exception {
        Path jar = jar("mine", CompiledJar.backend("Mine", "mine", ""));
        Catalog catalog = Catalog.discover(jar.toString());
        assertThat(catalog.byId("mine").description()).isEqualTo("a third party's");
        assertThat(catalog.all()).hasSize(Catalog.discover().all().size() + 1);
        assertThat(catalog.select("")).contains(catalog.byId("mine"), catalog.byId("netty"));
    }

    @Test
    void aFolderIsReadLikeAJar() throws Exception {
        Path classes = classes("mine", CompiledJar.backend("Mine", "mine", ""));
        assertThat(Catalog.discover(classes.toString()).byId("mine").id()).isEqualTo("mine");
    }

    @Test
    void itsServerIsForkedOnItsEntryTheApiAndTheEntriesThatNameNoBackend() throws Exception {
        Path library = CompiledJar.jar(folder.resolve("library.jar"), library());
        Path mine = jar("mine", CompiledJar.backend("Mine", "mine", ""));
        Path yours = jar("yours", CompiledJar.backend("Yours", "yours", ""));
        Catalog catalog = Catalog.discover(
                String.join(File.pathSeparator, List.of(mine.toString(), library.toString(), yours.toString())));
        for (Path own : List.of(mine, yours)) {
            EchoBackend backend = catalog.byId(own.getFileName().toString().replace(".jar", ""));
            assertThat(ModuleClassPath.of(backend.getClass(), EchoBackend.class).split(File.pathSeparator, -1))
                    .containsExactly(
                            own.toString(),
                            ModuleClassPath.location(EchoBackend.class).toString(),
                            library.toString());
        }
    }

    @Test
    void whatAnEntryDeclaresAsItsLibrariesIsWhatItGets() throws Exception {
        Path library = library();
        Path classes = classes("mine", CompiledJar.backend("Mine", "mine", ""));
        Path list = classes.resolve("META-INF/echobench/mine.classpath");
        Files.createDirectories(list.getParent());
        Files.writeString(list, library.toString());
        EchoBackend mine = Catalog.discover(classes.toString()).byId("mine");
        assertThat(ModuleClassPath.of(mine.getClass(), EchoBackend.class)).endsWith(File.pathSeparator + library);
    }

    @Test
    void theClassPathOfItsManifestIsFollowed() throws Exception {
        CompiledJar.jar(folder.resolve("theirs.jar"), library());
        Path classes = classes("mine", CompiledJar.backend("Mine", "mine", USES_LIBRARY));
        Files.writeString(classes.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\nClass-Path: theirs.jar\n\n");
        Path jar = CompiledJar.jar(folder.resolve("mine.jar"), classes);
        EchoBackend mine = Catalog.discover(jar.toString()).byId("mine");
        assertThat(ModuleClassPath.location(mine.getClass().getClassLoader().loadClass("Library")))
                .isEqualTo(folder.resolve("theirs.jar"));
    }

    @Test
    void itSeesTheJdkTheApiAndItsLibrariesButNothingOfThisProcess() throws Exception {
        Path classes = classes("mine", CompiledJar.backend("Mine", "mine", USES_LIBRARY));
        EchoBackend mine = Catalog.discover(classes + File.pathSeparator + folder.resolve("library"))
                .byId("mine");
        ClassLoader loader = mine.getClass().getClassLoader();
        assertThat(loader.loadClass("Library").getClassLoader()).isSameAs(loader);
        assertThat(loader.loadClass(EchoBackend.class.getName())).isSameAs(EchoBackend.class);
        for (String ours : List.of("picocli.CommandLine", "org.HdrHistogram.Histogram", Catalog.class.getName())) {
            assertThatThrownBy(() -> loader.loadClass(ours)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void aWildcardIsAllJarsOfAFolder() throws Exception {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        CompiledJar.jar(lib.resolve("mine.jar"), classes("mine", CompiledJar.backend("Mine", "mine", "")));
        CompiledJar.jar(lib.resolve("library.jar"), library());
        assertThat(Catalog.discover(lib + "/*").byId("mine").id()).isEqualTo("mine");
        assertRefused(folder + "/no/*", "is no folder that can be read");
        assertRefused(library() + "/*", "there is no jar in");
    }

    @Test
    void anIdThatIsTakenIsRefused() throws Exception {
        Path netty = jar("clash", CompiledJar.backend("Clash", "netty", ""));
        assertRefused(
                netty.toString(),
                "Clash has the id \"netty\", and so has io.echobench.backend.netty.NettyBackend; give it another");
        Path one = jar("one", CompiledJar.backend("One", "mine", ""));
        Path other = jar("other", CompiledJar.backend("Other", "mine", ""));
        assertRefused(one + File.pathSeparator + other, "Other has the id \"mine\", and so has One; give it another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mine", "../mine", "a b", ".x"})
    void anIdThatIsNoFileNameIsRefused(String id) throws Exception {
        assertRefused(
                jar("mine", CompiledJar.backend("Mine", id, "")).toString(),
                "has the id \"" + id + "\"; up to 64 lower case letters");
    }

    @Test
    void whatDoesNotLoadIsNamedWithTheReason() throws Exception {
        assertRefused(
                jar("missing", CompiledJar.backend("Missing", "mine", USES_LIBRARY))
                        .toString(),
                "it needs the class Library, which is not there; add its library to --classpath");
        assertRefused(
                jar(
                                "throwing",
                                CompiledJar.backend(
                                        "Throwing",
                                        "mine",
                                        "public Throwing() { throw new IllegalStateException(\"no luck\"); }"))
                        .toString(),
                "it throws java.lang.IllegalStateException: no luck");
        assertRefused(
                jar(
                                "failing",
                                CompiledJar.backend(
                                        "Failing",
                                        "mine",
                                        "static { if (true) throw new IllegalStateException(\"no luck\"); }"))
                        .toString(),
                "it throws java.lang.IllegalStateException: no luck");
        assertRefused(
                jar("hidden", CompiledJar.backend("Hidden", "mine", "private Hidden() {}"))
                        .toString(),
                "a backend of " + folder.resolve("hidden.jar") + " does not load: ");
        assertRefused(
                jar("mute", CompiledJar.backend("Mute", "mine", "").replace("return Tier.RAW", "return null"))
                        .toString(),
                "Mute of " + folder.resolve("mute.jar")
                        + " cannot say what it is: java.lang.NullPointerException: tier");
    }

    @Test
    void aListThatNamesNoClassOrAWrongOneIsNamed() throws Exception {
        Path typo =
                CompiledJar.folder(folder.resolve("typo"), Map.of(), Map.of(CompiledJar.SERVICES, "no.such.Backend\n"));
        assertRefused(typo.toString(), "Provider no.such.Backend not found");
        Path empty = CompiledJar.folder(folder.resolve("empty"), Map.of(), Map.of(CompiledJar.SERVICES, "# none\n"));
        assertRefused(empty.toString(), "has an empty list of backends");
        Path none = library();
        assertRefused(
                none.toString(),
                "names no backend: no jar or folder of it has the file META-INF/services/io.echobench.api.EchoBackend");
        Path other = CompiledJar.folder(
                folder.resolve("other"),
                Map.of("Other", "public class Other {}"),
                Map.of(CompiledJar.SERVICES, "Other"));
        assertRefused(other.toString(), "does not load: Other not a subtype");
    }

    @Test
    void aClassOfANewerJavaIsNamedAsThat() throws Exception {
        Path classes = classes("future", CompiledJar.backend("Future", "mine", ""));
        Path file = classes.resolve("Future.class");
        byte[] code = Files.readAllBytes(file);
        code[6] = 0;
        code[7] = (byte) 200; // the major version
        Files.write(file, code);
        assertRefused(
                classes.toString(),
                "it was compiled for a newer Java than this one, "
                        + Runtime.version().feature());
        Files.write(file, new byte[] {1, 2, 3});
        assertRefused(classes.toString(), "it throws java.lang.ClassFormatError");
    }

    @Test
    void whatIsNoJarIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertRefused(text.toString(), "text.jar is no jar (");
        Path cut = jar("cut", CompiledJar.backend("Cut", "mine", ""));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(cut.toString(), "cut.jar is no jar (");
        assertRefused("\0", "is no path");
    }

    private Path library() throws IOException {
        return CompiledJar.folder(folder.resolve("library"), Map.of("Library", LIBRARY), Map.of());
    }

    private Path classes(String name, String source) throws IOException {
        String type = source.replaceAll("(?s).*public final class (\\w+) .*", "$1");
        return CompiledJar.folder(
                folder.resolve(name), Map.of(type, source), Map.of(CompiledJar.SERVICES, type + "\n"), library());
    }

    private Path jar(String name, String source) throws IOException {
        return CompiledJar.jar(folder.resolve(name + ".jar"), classes(name, source));
    }

    private static void assertRefused(String classPath, String sentence) {
        assertThatThrownBy(() -> Catalog.discover(classPath))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--classpath")
                .hasMessageContaining(sentence)
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
    }
}
