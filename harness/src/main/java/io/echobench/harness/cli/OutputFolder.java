package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks an {@code --out} before anything is started; writes nothing. */
final class OutputFolder {

    private OutputFolder() {}

    /** Returns when the folder is there, or could be made, as far as can be seen without doing it. */
    static void check(Path out) throws UsageException {
        if (out.toString().isBlank()) {
            throw new UsageException("--out is empty; name a folder.");
        }
        for (Path path = out.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.isDirectory(path)) {
                if (!Files.isWritable(path)) {
                    throw new UsageException("--out " + out + ": nothing can be written into " + path
                            + " (no permission, or a read-only file system); name another folder.");
                }
                return;
            }
            if (Files.exists(path)) {
                throw new UsageException("--out " + out + ": " + path + " is a file; name a folder.");
            }
        }
    }
}
