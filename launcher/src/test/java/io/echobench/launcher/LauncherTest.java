package io.echobench.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path folder;

    @Test
    void theHighestVersionWinsAmongThoseThatAreNewEnough() throws IOException {
        Path old = jdk("old", "17.0.15");
        Path newer = jdk("newer", "21.0.2");
        Path newest = jdk("newest", "25.0.3");
        assertThat(Launcher.best(Set.of(old, newer, newest)))
                .map(Launcher.Jdk::home)
                .contains(newest);
    }

    @Test
    void aMachineWithOldOnesOnlyHasNone() throws IOException {
        assertThat(Launcher.best(Set.of(jdk("old", "17.0.15")))).isEmpty();
    }

    @Test
    void aFolderWithoutJavaIsNoJdk() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("release"), "JAVA_VERSION=\"25\"\n");
        assertThat(Launcher.Jdk.at(empty)).isEmpty();
    }

    @Test
    void aReleaseFileThatSaysNothingIsNoJdk() throws IOException {
        assertThat(Launcher.Jdk.at(jdk("odd", "not a version"))).isEmpty();
    }

    @Test
    void theRunningJdkIsOne() {
        assertThat(Launcher.Jdk.at(Path.of(System.getProperty("java.home"))))
                .map(Launcher.Jdk::feature)
                .contains(Runtime.version().feature());
    }

    @Test
    void aFolderWithoutACompilerIsNoJdk() throws IOException {
        Path runtimeOnly = jdk("runtime", "25.0.3");
        Files.delete(runtimeOnly.resolve("bin/javac"));

        assertThat(Launcher.Jdk.at(runtimeOnly)).isEmpty();
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(bin.resolve(program), "");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
