package io.echobench.harness.profile;

import io.echobench.harness.UsageException;
import java.nio.file.Path;
import java.util.List;
import one.convert.Arguments;

/** What records the stacks of a JVM by its CPU time. Records from the JVM's start to its end, into one JFR file. */
public sealed interface Profiler permits JdkFlightRecorder, AsyncProfiler {

    /** How much CPU time lies between two samples of a thread; where the kernel's clock is coarser, its tick. */
    String INTERVAL = "1ms";

    /** As the command line and {@code run.json} name it. */
    String id();

    /** What a JVM is started with to be recorded into these files. */
    List<String> jvmFlags(RecordingFiles files);

    /**
     * Returns when it can record here.
     *
     * @param java the program of the JVMs that are to be recorded
     * @throws UsageException with the reason and what to do
     */
    void check(Path java) throws UsageException, InterruptedException;

    /** Tells the converter which events of a recording are samples of CPU time. */
    void select(Arguments converter);

    /**
     * The one of that name.
     *
     * @param name {@code jfr} or {@code async}
     * @param feature of the JDK whose JVMs are recorded
     */
    static Profiler of(String name, int feature) throws UsageException {
        return switch (name) {
            case JdkFlightRecorder.ID -> JdkFlightRecorder.of(feature, System.getProperty("os.name"));
            case AsyncProfiler.ID -> new AsyncProfiler();
            default ->
                throw new UsageException("--profile " + name + " is no profiler; choose jfr (the JDK's own) or async"
                        + " (async-profiler, which also sees native and kernel code).");
        };
    }
}
