package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.report.ArtilleryFiles;
import io.echobench.harness.result.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --artillery-json}: the same of {@code run} and {@code report}. */
final class ArtilleryJsonOption {

    @Option(
            names = "--artillery-json",
            paramLabel = "FILE",
            description =
                    "Writes the shape of Artillery 2's JSON report, too; of several backends or rounds a file each, named"
                            + " FILE-backend-roundN.")
    @Nullable
    Path file;

    /** Refuses a file that could not be written in the end. */
    void check() throws UsageException {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (file.getFileName() == null || Files.isDirectory(file)) {
            throw new UsageException("--artillery-json " + file + " is a folder; name a file.");
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(
                    "--artillery-json " + file + ": its folder is not there or not writable; create it.");
        }
    }

    /** Writes what was asked for, if anything was. */
    void write(RunDirectory directory) throws IOException {
        if (file != null) {
            ArtilleryFiles.write(directory, file).forEach(System.out::println);
        }
    }
}
