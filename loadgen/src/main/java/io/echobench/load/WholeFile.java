package io.echobench.load;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there whole or not at all: it is written under a hidden name beside its own, and gets its own when it is complete.
 * Remembers the first failure, because what writes a histogram log to a stream tells none. One thread.
 */
final class WholeFile extends OutputStream {

    private final Path file;
    private final Path hidden;
    private final FileOutputStream disk;
    private final OutputStream out;
    private @Nullable IOException failure;
    private boolean closed;

    private WholeFile(Path file, Path hidden) throws IOException {
        this.file = file;
        this.hidden = hidden;
        disk = new FileOutputStream(hidden.toFile());
        out = new BufferedOutputStream(disk);
    }

    /** Begins a file that will lie there; {@code .NAME.tmp} until then. */
    static WholeFile at(Path file) throws IOException {
        return new WholeFile(file, file.resolveSibling("." + file.getFileName() + ".tmp"));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (disk) {
            out.flush();
            disk.getFD().sync();
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    private IOException remembered(IOException e) {
        failure = failure == null ? e : failure;
        return e;
    }

    /** Closes it and gives it its name; throws the first thing that went wrong since it was begun. */
    void complete() throws IOException {
        close();
        if (failure != null) {
            throw failure;
        }
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Closes it and deletes what was written; of a complete one nothing is deleted. */
    void discard() {
        try {
            close();
            Files.deleteIfExists(hidden);
        } catch (IOException e) {
            // its name is hidden: nobody reads it
        }
    }
}
