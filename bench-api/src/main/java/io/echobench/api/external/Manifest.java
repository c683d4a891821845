package io.echobench.api.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in a folder, written into it when it is finished, so that a file that is missing or cut short later is noticed. What programs add
 * while they run does not matter.
 */
final class Manifest {

    static final String NAME = ".ok";

    /** What Python writes, and writes again, by itself. */
    private static final String COMPILED = "__pycache__";

    private static final String LINK = "link";

    private Manifest() {}

    /** Writes that of a folder into it. */
    static void write(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<String> lines = walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.toString().contains(COMPILED))
                    .sorted()
                    .map(file -> size(file) + " " + folder.relativize(file))
                    .toList();
            Files.write(folder.resolve(NAME), lines);
        }
    }

    /** Whether a folder was finished and all that was in it then is there; a link need only lead somewhere. */
    static boolean holds(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(NAME));
            return !lines.isEmpty() && lines.stream().allMatch(line -> isThere(folder, line.split(" ", 2)));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isThere(Path folder, String[] sizeAndName) {
        if (sizeAndName.length < 2) {
            return false;
        }
        Path file = folder.resolve(sizeAndName[1]);
        return Files.exists(file) && sizeAndName[0].equals(size(file));
    }

    private static String size(Path file) {
        try {
            return Files.isSymbolicLink(file) ? LINK : String.valueOf(Files.size(file));
        } catch (IOException e) {
            return "";
        }
    }
}
