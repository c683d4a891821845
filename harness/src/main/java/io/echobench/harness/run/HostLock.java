package io.echobench.harness.run;

import io.echobench.harness.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** One run at a time on a machine: two would measure each other. Released when it is closed, and by the kernel when we die. */
public final class HostLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private HostLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, or says in one sentence that another run has it. */
    public static HostLock take() throws UsageException {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "echobench.lock");
        try {
            FileChannel channel = open(file);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new UsageException("another echobench run is under way on this machine (it holds " + file
                        + "); two runs would measure each other, so wait for its end.");
            }
            return new HostLock(channel, lock);
        } catch (IOException e) {
            throw new UsageException("cannot lock " + file + ": " + e.getMessage() + "; check its permissions.");
        }
    }

    /** Made for everybody who measures on this machine, whatever the umask of the first one. */
    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            return channel;
        }
    }

    /** Returns while it is held; throws {@link IllegalStateException} when it is not. */
    public void ensureHeld() {
        if (!lock.isValid()) {
            throw new IllegalStateException("the lock of this machine was lost");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // released by the end of the process at the latest
        }
    }
}
