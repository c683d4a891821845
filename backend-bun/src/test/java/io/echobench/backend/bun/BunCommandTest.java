package io.echobench.backend.bun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
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
class BunCommandTest {

    @TempDir
    private Path folder;

    @Test
    void withoutItsBinaryItSaysHowToSetItUp() {
        assertThatThrownBy(() -> backend().command())
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("setup bun");
    }

    @Test
    void startsTheBinaryOfThePackageForThisMachine() throws Exception {
        npm("mkdir -p node_modules/@oven/bun-here/bin; cp /bin/sh node_modules/@oven/bun-here/bin/bun");
        backend().installation().install(step -> {});

        assertThat(backend().command().getFirst())
                .isEqualTo(backend().installation().folder() + "/node_modules/@oven/bun-here/bin/bun");
    }

    @Test
    void aPackageThatNpmLeftOutWithoutAWordIsAFailedSetup() throws IOException {
        npm("mkdir node_modules");

        assertThatThrownBy(() -> backend().installation().install(step -> {}))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("npm found no Bun for this machine");
        assertThat(backend().installation().isFinished()).isFalse();
    }

    private BunBackend backend() {
        return new BunBackend(new SearchPath(List.of(folder)), new Cache(folder.resolve("cache")));
    }

    private void npm(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("npm"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
