package io.echobench.harness.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Catalog catalog = Catalog.discover();

    @Test
    void findsTheProvidersOfEveryModuleOfTheProject() throws IOException {
        TreeSet<String> artifacts = new TreeSet<>();
        for (EchoBackend backend : catalog.all()) {
            String location = ModuleClassPath.location(backend.getClass()).toString();
            artifacts.add(location.replaceAll(".*/(backend-[a-z-]+)/target/.*", "$1")
                    .replaceAll(".*/(backend-[a-z-]+)-\\d[^/]*jar", "$1"));
        }
        assertThat(artifacts).isEqualTo(new TreeSet<>(backendFolders()));
    }

    @Test
    void everyBackendModuleRunsTheContractOnEachOfItsIds() throws IOException {
        List<String> tests = new ArrayList<>();
        for (String folder : backendFolders()) {
            try (Stream<Path> files = Files.walk(project().resolve(folder).resolve("src/test/java"))) {
                files.filter(Files::isRegularFile).map(CatalogTest::text).forEach(tests::add);
            }
        }
        for (EchoBackend backend : catalog.all()) {
            String provider = backend.getClass().getSimpleName();
            assertThat(tests)
                    .as("a %sTest that extends EchoBackendContract, for %s", provider, backend.id())
                    .anyMatch(source -> source.contains("class " + provider + "Test extends EchoBackendContract"));
        }
    }

    @Test
    void aDefaultRunTakesPlainIdsAndTheTransportThatAllCanBeComparedOn() throws UsageException {
        assertThat(catalog.select("").stream().map(EchoBackend::id))
                .contains("netty", "netty-nio", "undertow", "vertx", "helidon", "reference")
                .contains("python-websockets", "node-ws", "node-lws", "bun")
                .doesNotContain("netty-epoll", "netty-io-uring", "reference-burn", "helidon-raw")
                .doesNotContain("python-websockets-system");
    }

    @Test
    void allMeansAll() throws UsageException {
        assertThat(catalog.select("all")).hasSameSizeAs(catalog.all());
    }

    @Test
    void keepsTheOrderOfTheListAndTakesEachOnce() throws UsageException {
        assertThat(catalog.select("vertx, netty,vertx").stream().map(EchoBackend::id))
                .containsExactly("vertx", "netty");
    }

    @Test
    void anUnknownIdIsAnErrorWithTheNearestOne() {
        assertThatThrownBy(() -> catalog.select("netty,helidn"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no backend \"helidn\"; did you mean \"helidon\"?");
    }

    @Test
    void twoBackendsOfOneIdAreRefused() {
        EchoBackend any = catalog.all().getFirst();
        assertThatThrownBy(() -> Catalog.of(List.of(any, any)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two backends have the id " + any.id());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path project() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    private static List<String> backendFolders() throws IOException {
        try (Stream<Path> folders = Files.list(project())) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("backend-"))
                    .sorted()
                    .toList();
        }
    }
}
