package io.echobench.backend.nodews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendUnavailableException;
import io.echobench.api.external.Cache;
import io.echobench.api.external.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeWsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void withoutNodeItSaysWhatToInstall() {
        assertThatThrownBy(() -> backend(folder.resolve("cache")).command())
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("no node on the PATH");
    }

    @Test
    void withoutItsPackagesItSaysHowToSetItUpAndInstallsNothing() throws IOException {
        script("node", "echo v20.0.0");
        script("npm", "/usr/bin/touch " + folder.resolve("npm-ran"));
        Path cache = folder.resolve("cache");

        assertThatThrownBy(() -> backend(cache).command())
                .isInstanceOfSatisfying(
                        BackendUnavailableException.class,
                        e -> assertThat(e.how())
                                .isEqualTo("run mvn -pl harness -am compile exec:java -Dexec.args=\"setup node-ws\""));
        assertThat(cache).doesNotExist();
        assertThat(folder.resolve("npm-ran")).doesNotExist();
    }

    @Test
    void startsItsServerOnThatNodeWithThosePackages() throws Exception {
        Path node = script("node", "echo v20.0.0");
        script("npm", "mkdir node_modules");
        NodeWsBackend backend = backend(folder.resolve("cache"));
        backend.installation().install(step -> {});

        List<String> command = backend.command();

        assertThat(command.getFirst()).isEqualTo(node.toString());
        assertThat(Path.of(command.get(1))).exists().hasFileName("server.js");
        assertThat(Path.of(command.get(1)).resolveSibling("child-contract.js")).exists();
        assertThat(command.get(2)).isEqualTo(backend.installation().folder().toString());
    }

    private NodeWsBackend backend(Path cache) {
        return new NodeWsBackend(new SearchPath(List.of(folder)), new Cache(cache));
    }

    private Path script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
