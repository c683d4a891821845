package io.echobench.harness.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of killed processes in a run's folder, and whether there is room in it. */
class RunDirectoryRemainsTest {

    @TempDir
    private Path results;

    private RunDirectory directory;

    @BeforeEach
    void createDirectory() throws IOException {
        directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));
    }

    @Test
    void sweepsAwayWhatAKilledLoadProcessLeftOfATrial() throws IOException {
        Files.createFile(directory.path().resolve("trials/.01-netty.loop0.hlog.tmp"));
        Files.createFile(directory.path().resolve("trials/.01-netty-nio.loop0.hlog.tmp"));
        Path repository = directory.path().resolve("trials/.01-netty.server.repository.tmp");
        Files.createFile(
                Files.createDirectories(repository.resolve("2026_11_30_1")).resolve("1.jfr"));
        directory.sweep(SampleRun.trial(1, 1, "netty"));

        assertThat(files("trials")).containsExactly(".01-netty-nio.loop0.hlog.tmp");
    }

    @Test
    void sweepsAwayWhatAKilledHarnessLeft() throws IOException {
        Files.createFile(directory.path().resolve("..room.tmp.tmp"));
        Files.createFile(directory.path().resolve(".room.tmp"));
        Files.createFile(directory.path().resolve(".table.md.tmp"));
        Files.createFile(directory.path().resolve("trials/.01-netty.json.tmp"));
        Files.createFile(directory.path().resolve("mine.tmp"));
        directory.sweep();

        assertThat(files(".")).containsExactly("mine.tmp", "run.json", "trials");
        assertThat(files("trials")).isEmpty();
    }

    @Test
    void saysThatThereIsNoRoom() throws IOException {
        directory.expectRoom();
        assertThat(files(".")).containsExactly("run.json", "trials");

        Files.createDirectory(directory.path().resolve(".room.tmp"));
        assertThatExceptionOfType(UnwritableRunException.class)
                .isThrownBy(directory::expectRoom)
                .withMessageContaining("cannot be written");
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.path().resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
