package io.echobench.harness.profile;

import java.nio.file.Path;

/**
 * Where the recording of one process goes.
 *
 * @param whole its name when it is complete
 * @param stacks of the measured phases, as text
 * @param unfinished its name until it is complete: hidden
 * @param repository folder of what is recorded and not yet in the file: hidden, too
 */
public record RecordingFiles(Path whole, Path stacks, Path unfinished, Path repository) {

    /**
     * Beside the other files of a trial.
     *
     * @param start what these begin with: {@code trials/03-netty}
     * @param process {@code server} or {@code client}
     */
    public static RecordingFiles of(Path start, String process) {
        String name = start.getFileName() + "." + process;
        return new RecordingFiles(
                start.resolveSibling(name + ".jfr"),
                start.resolveSibling(name + ".collapsed"),
                start.resolveSibling("." + name + ".jfr.tmp"),
                start.resolveSibling("." + name + ".repository.tmp"));
    }
}
