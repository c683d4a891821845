package io.echobench.harness.profile;

import java.nio.file.Path;

/**
 * Where the recording of one process goes.
 *
 * @param whole its name when it is complete
 * @param unfinished its name until then: hidden
 * @param repository folder of what is recorded and not yet in the file: hidden, too
 */
public record RecordingFiles(Path whole, Path unfinished, Path repository) {

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
                start.resolveSibling("." + name + ".jfr.tmp"),
                start.resolveSibling("." + name + ".repository.tmp"));
    }

    /** Where the stacks of the measured phases go, as text. */
    public Path stacks() {
        return whole.resolveSibling(whole.getFileName().toString().replaceAll("\\.jfr$", ".collapsed"));
    }
}
