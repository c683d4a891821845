package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.echobench.harness.cli.CommandLineInterface;
import io.echobench.harness.result.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Results that cannot be written: not at all, or not any more. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class DiskFaultsTest {

    /** For two trials, not for three with what is put beside them. */
    private static final String DISK = "4m";

    @TempDir
    private Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            command("umount", "-l", folder.resolve("results").toString());
        }
    }

    @Test
    void whereResultsCannotBeWrittenNothingIsStarted() throws Exception {
        Files.writeString(folder.resolve("results"), "a file where the folder should be");
        try (ForkedHarness harness = ForkedHarness.start(folder, run(1))) {
            int status = harness.status();
            int left = harness.left();
            FaultTable.add(Fault.UNWRITABLE, harness.said(), status, left, "nothing was started");

            assertThat(status).isEqualTo(2);
            assertThat(left).isZero();
            assertThat(harness.said().lines())
                    .singleElement()
                    .asString()
                    .startsWith("echobench: --out results: ")
                    .endsWith("is a file; name a folder.");
        }
    }

    @Test
    void aReadOnlyDiskIsSaidBeforeAnythingIsStarted() throws Exception {
        mount("ro");
        try (ForkedHarness harness = ForkedHarness.start(folder, run(1))) {
            assertThat(harness.status()).isEqualTo(2);
            assertThat(harness.said()).contains("or a read-only file system); name another folder.");
            assertThat(harness.left()).isZero();
        }
    }

    @Test
    void aFullDiskStopsTheRunKeepsWhatIsFinishedAndTheRunIsResumedOnceThereIsRoom() throws Exception {
        mount("size=" + DISK);
        Path filler = folder.resolve("results/filler");
        try (ForkedHarness harness = ForkedHarness.start(folder, run(2))) {
            harness.awaitSaid("1/2 reference | done");
            fill(filler);
            int status = harness.status();
            int left = harness.left();
            String sentence = harness.said()
                    .lines()
                    .filter(line -> line.startsWith("echobench: "))
                    .findFirst()
                    .orElse("");
            FaultTable.add(
                    Fault.DISK_FULL,
                    sentence.replaceAll("results/[0-9]+-[0-9]+-short", "results/RUN"),
                    status,
                    left,
                    harness.kept() + " of 1 finished");

            assertThat(status).as(harness.said()).isEqualTo(1);
            assertThat(left).isZero();
            assertThat(sentence).contains("No space left on device").contains("run --resume");
            assertThat(harness.kept()).isEqualTo(1);
            assertThat(temporary(harness.run())).isEmpty();
        }
        Files.delete(filler);
        String run = ForkedHarness.run(folder).path().toString();
        assertThat(CommandLineInterface.execute(new String[] {"report", run})).isZero();
        try (ForkedHarness harness = ForkedHarness.start(folder, "run", "--resume", run)) {
            assertThat(harness.status()).as(harness.said()).isZero();
            assertThat(harness.kept()).isEqualTo(2);
            assertThat(temporary(harness.run())).isEmpty();
            assertNobodyElseMayWrite(harness.run());
        }
    }

    private String[] run(int rounds) throws IOException {
        return new String[] {
            "run",
            "--client",
            "nio",
            "--script",
            Scripts.open(folder, 300),
            "--rounds",
            String.valueOf(rounds),
            "--polling",
            "block",
            "--backends",
            "reference"
        };
    }

    private void mount(String option) throws Exception {
        Path results = Files.createDirectory(folder.resolve("results"));
        mounted = command("mount", "-t", "tmpfs", "-o", option, "echobench-test", results.toString());
        assumeTrue(mounted, "no tmpfs can be mounted here: that takes root");
    }

    private static boolean command(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes until there is no room for another byte. */
    private static void fill(Path file) {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // as it shall be
        }
    }

    private static List<Path> temporary(RunDirectory run) throws IOException {
        try (Stream<Path> all = Files.walk(run.path())) {
            return all.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    /** Result files are made with the user's umask, never executable, never for everybody to write. */
    private static void assertNobodyElseMayWrite(RunDirectory run) throws IOException {
        try (Stream<Path> all = Files.walk(run.path())) {
            for (Path file : all.toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as("%s", file)
                        .doesNotContain(PosixFilePermission.OTHERS_WRITE);
                if (Files.isRegularFile(file)) {
                    assertThat(Files.isExecutable(file))
                            .as("%s is executable", file)
                            .isFalse();
                }
            }
        }
    }
}
