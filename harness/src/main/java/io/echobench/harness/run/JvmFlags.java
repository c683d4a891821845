package io.echobench.harness.run;

import io.echobench.load.LoadMain;
import java.util.ArrayList;
import java.util.List;

/**
 * The one place that sets heap, collector and processor count: the same for every JVM server, whatever its module would like,
 * because a JVM chooses them from the machine and would choose differently.
 */
final class JvmFlags {

    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

    private JvmFlags() {}

    /**
     * Of every JVM server.
     *
     * @param cpus how many it is pinned to; 0 when it is not
     * @param feature of its JDK
     */
    static List<String> server(int cpus, int feature) {
        List<String> flags = new ArrayList<>(List.of("-Xms512m", "-Xmx512m", "-XX:MaxDirectMemorySize=512m"));
        flags.add(cpus == 1 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC");
        // A server out of memory is out of the comparison, with a sentence that says so, on stderr: stdout is the
        // contract's.
        flags.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr"));
        common(flags, cpus, feature);
        return List.copyOf(flags);
    }

    /**
     * Of the load process: a young generation that holds a whole run's garbage without a collection, touched before anything is loaded. Two
     * thirds of the control thread's time was the kernel's, clearing pages of the heap on the loop's CPU. Touched page by page this takes
     * seconds where a page fault is dear, in large pages a fraction of one; a kernel that gives none is no obstacle.
     *
     * <p>What writes events is left to the quick compiler: the optimizing one worked for up to 0.6 s at each of two methods, on the
     * loop's CPU, whenever they had become warm enough (decision 0004).
     */
    static List<String> client(int cpus, int feature) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xms768m",
                "-Xmx1g",
                "-Xmn512m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                // what the JVM itself says, as that there are no large pages, goes to stderr: stdout is the stream of
                // events
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:CompileThresholdScaling=0.2",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=CompileThresholdScaling,java.io.ObjectOutputStream*::*,20.0"));
        if (LINUX) {
            flags.add("-XX:+UseTransparentHugePages"); // a JVM elsewhere does not know it and would not start
        }
        flags.addAll(LoadMain.JVM_FLAGS);
        common(flags, cpus, feature);
        return List.copyOf(flags);
    }

    private static void common(List<String> flags, int cpus, int feature) {
        if (cpus > 0) {
            flags.add("-XX:ActiveProcessorCount=" + cpus);
        }
        flags.add("--enable-native-access=ALL-UNNAMED");
        if (feature >= 23) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        flags.add("-Djava.net.preferIPv4Stack=true");
    }
}
