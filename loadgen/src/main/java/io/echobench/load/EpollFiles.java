package io.echobench.load;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out which file descriptor a selector has, of which the JDK does not tell: the epoll instance that was not there before it (proc(5)). */
final class EpollFiles {

    private static final Path FILES = Path.of("/proc/self/fd");
    private static final String EPOLL = "anon_inode:[eventpoll]";

    private EpollFiles() {}

    /**
     * A selector with the file descriptor of its epoll instance.
     *
     * @param epoll empty where it is not known
     */
    record Opened(Selector selector, OptionalInt epoll) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            selector.close();
        }
    }

    /** Opens a selector; one at a time, so that its instance is told from those of others. */
    static synchronized Opened open() throws IOException {
        Set<Integer> before = instances();
        Selector selector = Selector.open();
        Set<Integer> added = instances();
        added.removeAll(before);
        return new Opened(
                selector, added.size() == 1 ? OptionalInt.of(added.iterator().next()) : OptionalInt.empty());
    }

    private static Set<Integer> instances() {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(EpollFiles::isEpoll)
                    .map(file -> Integer.valueOf(String.valueOf(file.getFileName())))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            return new HashSet<>(); // no Linux, or no /proc: nothing is known then
        }
    }

    private static boolean isEpoll(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().equals(EPOLL);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
