package io.echobench.api.external;

import io.echobench.api.BackendException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of what is kept between runs: {@code $XDG_CACHE_HOME/echobench}, or {@code ~/.cache/echobench}; the system property
 * {@value #PROPERTY} says another. Entries are named by their content and never change, so any of them may be deleted at any time
 * that no server runs.
 *
 * @param root of all entries; it need not exist
 */
public record Cache(Path root) {

    /** Names the folder, for tests and for machines whose home is not writable. */
    public static final String PROPERTY = "echobench.cache";

    /** The one of this process. */
    public static Cache ofThisUser() {
        Path home = Path.of(System.getProperty("user.home"));
        return new Cache(Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .orElseGet(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .filter(Path::isAbsolute) // as the XDG base directory specification says
                        .orElse(home.resolve(".cache"))
                        .resolve("echobench")));
    }

    /** The entry of that name and key; it need not exist. */
    public Path entry(String name, String key) {
        return root.resolve(name + "-" + key);
    }

    /**
     * The folder with these files, written when it is not there yet or does not hold them any more.
     *
     * @param name what the folder is for, {@code node-ws-server}
     * @throws BackendException when it cannot be written
     */
    public Path extracted(String name, BundledFiles files) throws BackendException {
        Path entry = entry(name, files.key());
        if (files.areIn(entry)) {
            return entry;
        }
        try {
            Files.createDirectories(root);
            if (!files.areIn(entry)) { // else another process has just published it
                delete(entry);
            }
            Path unfinished = Files.createTempDirectory(root, name + "-");
            try {
                files.writeInto(unfinished);
                publish(unfinished, entry);
            } finally {
                delete(unfinished);
            }
            return entry;
        } catch (IOException e) {
            throw new BackendException(
                    "cannot write the server program to " + entry + ": " + e
                            + "; make that folder writable, or set XDG_CACHE_HOME to one that is.",
                    e);
        }
    }

    /** Renames a finished folder; one that another process finished first is as good. */
    static void publish(Path finished, Path entry) throws IOException {
        try {
            Files.move(finished, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(entry)) {
                throw e;
            }
        }
    }

    /** Deletes a folder with all that is in it; nothing happens when it is not there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
