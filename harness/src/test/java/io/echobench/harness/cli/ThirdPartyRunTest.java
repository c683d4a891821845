package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.ExtensionKit;
import io.echobench.harness.Main;
import io.echobench.harness.catalog.CompiledJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A third party's jar, the example of CONTRIBUTING.md under another id, is listed, tested, served and measured like our own. */
@Timeout(400)
class ThirdPartyRunTest {

    private static final String SCRIPT = """
            config:
              x-echobench:
                warmUp: { messages: 500, connections: 4, settle: 0 }
                phases: [ { mode: open, rate: 500, duration: 1, connections: 4 } ]
            """;

    @TempDir
    private Path folder;

    private Path jar = Path.of("acme.jar");

    @BeforeEach
    void build() throws Exception {
        Path example = folder.resolve("example");
        ExtensionKit.extract(example);
        Map<String, String> sources = new TreeMap<>();
        for (String type : List.of("PlainBackend", "PlainServer")) {
            String source = Files.readString(example.resolve(ExtensionKit.SOURCES + type + ".java"));
            sources.put(
                    "com.acme." + type,
                    source.replace("io.echobench.backend.plain", "com.acme").replace("\"plain\"", "\"acme\""));
        }
        Path classes = CompiledJar.folder(
                folder.resolve("classes"), sources, Map.of(CompiledJar.SERVICES, "com.acme.PlainBackend\n"));
        jar = CompiledJar.jar(folder.resolve("acme.jar"), classes);
    }

    @Test
    void isListedWithWhatReallyRuns() throws Exception {
        Ended list = execute("list", "--probe");
        assertThat(list.status()).as(list.output()).isZero();
        assertThat(list.output().lines())
                .anyMatch(line -> line.matches("acme +raw +java\\.net sockets.*"))
                .anyMatch(line -> line.strip().startsWith("ready: java.net, Java "))
                .anyMatch(line -> line.startsWith("netty "));
    }

    @Test
    void isTestedByTheConformanceCases() throws Exception {
        Ended check = execute("check", "acme");
        assertThat(check.status()).as(check.output()).isZero();
        assertThat(check.output()).contains("acme: 260 of 260 cases pass, 0 declared gaps");
    }

    @Test
    void isMeasured() throws Exception {
        Path script = Files.writeString(folder.resolve("short.yaml"), SCRIPT);
        Path results = folder.resolve("results");
        Ended run = execute(
                "run",
                "--client",
                "nio",
                "--backends",
                "acme",
                "--rounds",
                "1",
                "--script",
                script.toString(),
                "--out",
                results.toString());
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("260/260");
        try (Stream<Path> files = Files.walk(results)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("01-acme.json", "report.html");
        }
    }

    /** In a process and a folder for temporary files of its own: another run on this machine is none of its business. */
    private Ended execute(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--classpath", jar.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), output);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private record Ended(int status, String output) {}
}
