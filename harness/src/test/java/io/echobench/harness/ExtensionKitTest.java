package io.echobench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What CONTRIBUTING.md says about adding a backend can be taken out of it as it stands; {@code .ci/extension-kit} builds and runs it. */
@Timeout(60)
class ExtensionKitTest {

    @TempDir
    private Path folder;

    private List<String> files = List.of();

    @BeforeEach
    void extract() throws Exception {
        files = ExtensionKit.extract(folder);
    }

    @Test
    void everyFileThatABackendNeedsHasItsBlock() {
        assertThat(files)
                .containsExactly(
                        "backend-plain/pom.xml",
                        ExtensionKit.SOURCES + "package-info.java",
                        ExtensionKit.SOURCES + "PlainBackend.java",
                        ExtensionKit.SOURCES + "PlainServer.java",
                        "backend-plain/src/main/resources/META-INF/services/io.echobench.api.EchoBackend",
                        "backend-plain/src/test/java/io/echobench/backend/plain/PlainBackendTest.java");
    }

    @Test
    void aFileHoldsItsBlockAndNothingOfThePageAroundIt() throws IOException {
        assertThat(text("backend-plain/pom.xml")).startsWith("<?xml").endsWith("</project>\n");
        assertThat(text("backend-plain/src/main/resources/META-INF/services/io.echobench.api.EchoBackend"))
                .isEqualTo("io.echobench.backend.plain.PlainBackend\n");
        for (String file : files) {
            assertThat(text(file)).as(file).doesNotContain("```").isNotBlank();
            if (file.endsWith(".java")) {
                assertThat(text(file)).as(file).contains("package io.echobench.backend.plain;\n");
            }
        }
    }

    @Test
    void theExampleIsTheSameVersionAsTheProject() throws IOException {
        String version = "(?s).*?<version>([^<]+)</version>.*";
        assertThat(text("backend-plain/pom.xml").replaceAll(version, "$1"))
                .isEqualTo(Files.readString(Path.of("../pom.xml")).replaceAll(version, "$1"));
    }

    @Test
    void itsDependencyBlockIsACopyOfAnotherBackends() throws IOException {
        String block =
                "(?s).*(        <dependency>\\s*<groupId>io.echobench</groupId>\\s*<artifactId>backend-%s</artifactId>.*?"
                        + "        </dependency>\n).*";
        String ours = Files.readString(Path.of("../CONTRIBUTING.md")).replaceAll(block.formatted("plain"), "$1");
        String another = Files.readString(Path.of("pom.xml")).replaceAll(block.formatted("netty"), "$1");
        assertThat(ours).isEqualTo(another.replace("backend-netty", "backend-plain"));
    }

    @Test
    void theServerIsShortEnoughToBeReadAtOnce() throws IOException {
        assertThat(text(ExtensionKit.SOURCES + "PlainServer.java").lines()).hasSizeLessThanOrEqualTo(210);
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
