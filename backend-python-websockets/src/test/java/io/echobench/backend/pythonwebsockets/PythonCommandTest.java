package io.echobench.backend.pythonwebsockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.KnownGap;
import io.echobench.api.external.Cache;
import io.echobench.api.external.SearchPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pythons that a test writes as shell scripts, in place of those of the machine. */
@Timeout(60)
class PythonCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theSystemsPythonGoesBeforeTheOneOnThePath() throws Exception {
        Path system = script("system", "echo 10.4");
        script("python3", "echo 17.1");

        assertThat(system().command().getFirst()).isEqualTo(system.toString());
    }

    @Test
    void theOneOnThePathWillDoWhereTheSystemsHasNoWebsockets() throws Exception {
        script("system", "exit 1");
        Path other = script("python3", "echo 17.1");

        assertThat(system().command().getFirst()).isEqualTo(other.toString());
    }

    @Test
    void whereNoneHasItItSaysWhichWereAskedAndWhatToInstall() throws IOException {
        script("system", "exit 1");

        assertThatThrownBy(() -> system().command()).isInstanceOfSatisfying(BackendUnavailableException.class, e -> {
            assertThat(e.why()).isEqualTo(folder.resolve("system") + " cannot import websockets 10 or newer");
            assertThat(e.how()).contains("apt-get install python3-websockets");
        });
    }

    @Test
    void withoutAnyPythonItSaysSo() {
        assertThatThrownBy(() -> system().command())
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("no python3");
    }

    @Test
    void theGapsOfTheSystemsAreThoseOfTheReleaseThatIsThere() throws IOException {
        script("system", "echo 12.0");
        assertThat(system().knownGaps()).isEmpty();

        script("system", "echo 15.0.1");
        assertThat(system().knownGaps()).extracting(KnownGap::caseId).containsExactly("closing/inside-message");
    }

    @Test
    void thePinnedReleaseIsTheOneInTheDescriptionAndHasHashesAlone() throws IOException {
        try (InputStream in = PythonWebsocketsBackend.class.getResourceAsStream("requirements.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(lines.getFirst()).isEqualTo("websockets==17.1 \\");
            assertThat(lines.subList(1, lines.size()))
                    .isNotEmpty()
                    .allMatch(line -> line.matches(" {4}--hash=sha256:[0-9a-f]{64}( \\\\)?"));
        }
        assertThat(pinned().description()).contains("websockets 17.1");
    }

    @Test
    void aPipThatFailsIsOneSentenceAndNoInstallation() throws IOException {
        script(
                "python3",
                "if [ \"$2\" = venv ]; then mkdir -p venv/bin; cp \"$0\" venv/bin/python; fi;"
                        + " if [ \"$2\" = pip ]; then echo 'WARNING: no route'; echo 'ERROR: no such release'; exit 1; fi");

        assertThatThrownBy(() -> pinned().installation().install(step -> {}))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("pip install failed with status 1: no such release; ");
        assertThat(pinned().installation().isFinished()).isFalse();
    }

    @Test
    void aPythonThatIsTooOldForThePinnedReleaseIsNotTaken() throws IOException {
        script("python3", "exit 1");

        assertThatThrownBy(() -> pinned().installation().install(step -> {}))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("no Python 3.11 or newer with venv");
    }

    @Test
    void anEnvironmentWhosePythonIsGoneIsDamaged() throws Exception {
        script("python3", "if [ \"$2\" = venv ]; then mkdir -p venv/bin; cp \"$0\" venv/bin/python; fi");
        pinned().installation().install(step -> {});
        Files.delete(VirtualEnvironment.python(pinned().installation().folder()));

        assertThatThrownBy(() -> pinned().command())
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("damaged");
    }

    private PythonWebsocketsSystemBackend system() {
        return new PythonWebsocketsSystemBackend(pythons(), new Cache(folder.resolve("cache")));
    }

    private PythonWebsocketsBackend pinned() {
        return new PythonWebsocketsBackend(pythons(), new Cache(folder.resolve("cache")));
    }

    private Python pythons() {
        return new Python(folder.resolve("system"), new SearchPath(List.of(folder)));
    }

    private Path script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
