package io.echobench.api.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that a test writes as shell scripts, in place of those of the machine. */
@Timeout(60)
class ExternalProgramsTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstExecutableOnTheSearchPathIsFound() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(first.resolve("node"), "not executable");
        Path node = script(second, "node", "echo v20.1.0");

        SearchPath programs = new SearchPath(List.of(first, folder.resolve("missing"), second));

        assertThat(programs.find("node")).contains(node);
        assertThat(programs.find("npm")).isEmpty();
    }

    @Test
    void node18AndNewerWillDo() throws Exception {
        Path node = script(folder, "node", "echo v18.0.0");

        assertThat(NodeProgram.find(searchPath())).isEqualTo(node);
    }

    @Test
    void anOlderNodeIsNamedWithWhatToInstall() throws IOException {
        script(folder, "node", "echo v17.9.1");

        assertThatThrownBy(() -> NodeProgram.find(searchPath()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("v17.9.1")
                .hasMessageContaining("install Node 18 or newer");
    }

    @Test
    void aMachineWithoutNodeIsToldSo() {
        assertThatThrownBy(() -> NodeProgram.find(searchPath()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage(
                        "no node on the PATH; install Node 18 or newer with npm (Debian: apt-get install nodejs npm)");
    }

    @Test
    void npmMustBeThere() {
        assertThatThrownBy(() -> new NpmPackages(searchPath()).complete(folder, step -> {}))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("no npm on the PATH");
    }

    @Test
    void whatNpmCannotDoIsOneSentenceWithItsReason() throws IOException {
        script(
                folder,
                "npm",
                "echo 'npm warn old'; echo 'npm error code ECONNREFUSED'; echo 'npm error errno -111';"
                        + " echo 'npm error request to the registry failed'; echo 'npm error at a place'; exit 7");

        assertThatThrownBy(() -> new NpmPackages(searchPath()).complete(folder, step -> {}))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith(
                        "npm ci failed with status 7: request to the registry failed; check the network");
    }

    @Test
    void installScriptsDoNotRun() throws Exception {
        script(folder, "npm", "echo \"$@\" > \"$PWD/arguments\"");

        new NpmPackages(searchPath()).complete(folder, step -> {});

        assertThat(folder.resolve("arguments")).content().startsWith("ci --ignore-scripts ");
    }

    @Test
    void aProgramThatDoesNotEndIsEnded() throws IOException {
        Path stuck = script(folder, "stuck", "exec tail -f /dev/null");

        assertThatThrownBy(() -> Tool.run(List.of(stuck.toString()), folder, Duration.ofMillis(50)))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("was ended");
    }

    @Test
    void aServerProgramIsWrittenOnceAndAgainWhenItChanged() throws Exception {
        Cache cache = new Cache(folder);
        BundledFiles program = BundledFiles.javaScriptContract();

        Path first = cache.extracted("server", program);
        Path again = cache.extracted("server", program);
        Path other =
                cache.extracted("server", program.and(BundledFiles.of(ExternalProgramsTest.class, "LockHolder.class")));

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(first.resolve("child-contract.js")).isNotEmptyFile();
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void aServerProgramThatWasChangedOrLostIsWrittenAgain() throws Exception {
        Cache cache = new Cache(folder);
        BundledFiles program = BundledFiles.javaScriptContract();
        Path file = cache.extracted("server", program).resolve("child-contract.js");
        byte[] whole = Files.readAllBytes(file);

        Files.writeString(file, "half");
        assertThat(cache.extracted("server", program).resolve("child-contract.js"))
                .hasBinaryContent(whole);
        Files.delete(file);
        assertThat(cache.extracted("server", program).resolve("child-contract.js"))
                .hasBinaryContent(whole);
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamedWithWhatToDo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new Cache(file).extracted("server", BundledFiles.javaScriptContract()))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("XDG_CACHE_HOME");
    }

    private SearchPath searchPath() {
        return new SearchPath(List.of(folder));
    }

    private static Path script(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
