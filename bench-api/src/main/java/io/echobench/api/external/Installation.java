package io.echobench.api.external;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Packages in a folder of the cache that is named by the hash of their lock file. The folder appears by one rename when all is in
 * it: an installation that failed or was killed leaves nothing that looks finished. Two at once wait for each other.
 *
 * @param id of the backend, and what {@code setup} calls it
 * @param lock the files that say what is installed; they lie in the folder, too
 * @param recipe completes a folder that has only those
 * @param cache where the folder lies
 */
public record Installation(String id, BundledFiles lock, Recipe recipe, Cache cache) {

    private static final Object ONE_IN_THIS_JVM = new Object(); // a file lock is held by a whole JVM

    /** How packages get into a folder. */
    @FunctionalInterface
    public interface Recipe {
        /**
         * Completes the folder.
         *
         * @param folder has the lock files; it is renamed afterwards
         * @param progress is told in words what is done
         * @throws BackendUnavailableException when this machine lacks what the recipe needs
         * @throws BackendException when it fails
         */
        void complete(Path folder, Consumer<String> progress) throws BackendException;
    }

    /** Where the packages are, or would be. */
    public Path folder() {
        return cache.entry(id, lock.key());
    }

    /** Whether they are there, and none of their files is missing or cut short. */
    public boolean isFinished() {
        return Manifest.holds(folder());
    }

    /**
     * The folder with the packages.
     *
     * @throws BackendUnavailableException with the command that installs them when they are not there, or not whole any more
     */
    public Path finished() throws BackendUnavailableException {
        if (!isFinished()) {
            throw new BackendUnavailableException(
                    Files.exists(folder().resolve(Manifest.NAME))
                            ? "its packages are damaged: files are missing in " + folder()
                            : "its packages are not installed",
                    "run mvn -pl harness -am compile exec:java -Dexec.args=\"setup " + id + "\"");
        }
        return folder();
    }

    /**
     * Installs them where they are not there yet, and anew where they are damaged.
     *
     * @param progress is told in words what is done
     * @return whether anything was installed
     * @throws BackendUnavailableException when this machine lacks what that needs
     * @throws BackendException when it fails; nothing is left then
     */
    public boolean install(Consumer<String> progress) throws BackendException {
        if (isFinished()) {
            return false;
        }
        synchronized (ONE_IN_THIS_JVM) {
            Path lockFile = cache.root().resolve(id + ".lock");
            try {
                Files.createDirectories(cache.root());
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock alone = locked(channel, progress)) {
                    return alone.isValid() && !isFinished() && build(progress);
                }
            } catch (IOException e) {
                throw new BackendException(
                        "cannot install the packages of " + id + " in " + cache.root() + ": " + e, e);
            }
        }
    }

    private FileLock locked(FileChannel channel, Consumer<String> progress) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock != null) {
            return lock;
        }
        progress.accept("another setup of it is under way: waiting for its end");
        return channel.lock();
    }

    /** In a folder that no setup that was killed can still write into, for its npm or pip may run on for a while. */
    private boolean build(Consumer<String> progress) throws BackendException, IOException {
        String unfinishedName = id + ".unfinished-";
        deleteWhatKilledSetupsLeft(unfinishedName);
        Cache.delete(folder());
        Path unfinished = Files.createTempDirectory(cache.root(), unfinishedName);
        try {
            lock.writeInto(unfinished);
            recipe.complete(unfinished, progress);
            Manifest.write(unfinished);
            Cache.publish(unfinished, folder());
            return true;
        } finally {
            Cache.delete(unfinished);
        }
    }

    private void deleteWhatKilledSetupsLeft(String unfinishedName) throws IOException {
        try (Stream<Path> entries = Files.list(cache.root())) {
            for (Path left : entries.filter(
                            entry -> entry.getFileName().toString().startsWith(unfinishedName))
                    .toList()) {
                deleteIfNobodyWritesIt(left);
            }
        }
    }

    private static void deleteIfNobodyWritesIt(Path folder) {
        try {
            Cache.delete(folder);
        } catch (IOException e) {
            // something still writes into it: the next setup deletes it
        }
    }
}
