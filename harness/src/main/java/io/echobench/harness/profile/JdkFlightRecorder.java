package io.echobench.harness.profile;

import io.echobench.harness.UsageException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.convert.Arguments;

/**
 * The recorder that every JDK has, with its settings {@code profile}.
 *
 * @param byCpuTime whether samples are due by each thread's CPU time, in native code, too (JDK 25 on Linux,
 *     <a href="https://openjdk.org/jeps/509">JEP 509</a>). Elsewhere a few threads are looked at every 10 ms, and counted where they run Java code
 */
record JdkFlightRecorder(boolean byCpuTime) implements Profiler {

    static final String ID = "jfr";

    private static final int FIRST_WITH_CPU_TIME = 25;
    /** Deeper stacks lose their roots, and with them their place in the graph. */
    private static final int DEEPEST_STACK = 256;

    static JdkFlightRecorder of(int feature, String os) {
        return new JdkFlightRecorder(feature >= FIRST_WITH_CPU_TIME && os.equals("Linux"));
    }

    @Override
    public String id() {
        return ID;
    }

    /** What it says goes to stderr alone: the stdout of servers and load process is a contract's. */
    @Override
    public List<String> jvmFlags(RecordingFiles files) {
        List<String> options = new ArrayList<>(List.of(
                "filename=" + files.unfinished(),
                "settings=profile",
                "dumponexit=true",
                "maxsize=0", // no limit: at the end nothing of the beginning may be missing
                "jdk.NativeMethodSample#enabled=false")); // threads that wait in native code, without any CPU time
        if (byCpuTime) {
            options.addAll(List.of(
                    "jdk.CPUTimeSample#enabled=true",
                    "jdk.CPUTimeSample#throttle=" + INTERVAL,
                    "jdk.ExecutionSample#enabled=false"));
        }
        return List.of(
                "-XX:StartFlightRecording=" + String.join(",", options),
                "-XX:FlightRecorderOptions=repository=" + files.repository() + ",stackdepth=" + DEEPEST_STACK,
                "-Xlog:jfr*=off",
                "-Xlog:jfr*=error:stderr");
    }

    @Override
    public void check(Path java) throws UsageException {
        if (ModuleFinder.ofSystem().find("jdk.jfr").isEmpty()) {
            throw new UsageException("--profile jfr needs the module jdk.jfr, which " + java
                    + " does not have; name another JDK with --jdk, or use --profile async.");
        }
    }

    @Override
    public void select(Arguments converter) {
        converter.cpuTime = byCpuTime; // without it: samples of threads in Java code, all of which used CPU time
    }
}
