package io.echobench.load.foreign;

import java.io.IOException;
import java.util.Optional;

/** Whether the calls of this package work on a machine, in clauses that can follow a colon. May be used on any JVM. */
public final class LinuxCalls {

    /** The first JDK with {@code java.lang.foreign} as it stays. */
    static final int FIRST_FEATURE = 22;

    private LinuxCalls() {}

    /** What is made of them, and whether it is as it should be. */
    public interface Trial {
        /**
         * Makes it, looks, and releases it.
         *
         * @return what is wrong
         */
        Optional<String> make() throws IOException;
    }

    /**
     * What is known without a try.
     *
     * @param system the name of the operating system
     * @param feature the version of the JVM: 21, 22 ...
     */
    public static Optional<String> obstacle(String system, int feature) {
        if (!system.equals("Linux")) {
            return Optional.of("it is for Linux, and this is " + system);
        }
        return feature < FIRST_FEATURE
                ? Optional.of("it needs JDK " + FIRST_FEATURE + " or newer, and this is " + feature)
                : Optional.empty();
    }

    /** What a try says, where this JVM is one that can try. */
    public static Optional<String> refusal(Trial trial) {
        if (Runtime.version().feature() < FIRST_FEATURE) {
            return Optional.empty();
        }
        try {
            return trial.make();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnsupportedOperationException | LinkageError e) {
            return Optional.of("foreign functions do not work in this JVM (" + e + ")");
        }
    }
}
