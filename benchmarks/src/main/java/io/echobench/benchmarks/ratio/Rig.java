package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.yardstick.CServer;
import io.echobench.harness.run.LoadSettings;
import io.echobench.harness.run.RunSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * How server and clients are started: each on its CPUs and with the priority of a trial, the load process as a trial starts it.
 *
 * @param folder for what they write
 * @param program the compiled yardstick
 */
record Rig(Path folder, Path program, RunSettings settings, Timing timing, long seed) {

    /** A server that lives for so many rounds at most. */
    CServer server(int rounds) throws BenchmarkException, InterruptedException {
        return CServer.start(
                program,
                settings.placement(),
                settings.cpus().server(),
                2L * rounds * timing.limitSeconds(),
                folder.resolve("server.stderr.log"));
    }

    Side ours() {
        LoadSettings load = new LoadSettings(
                settings.loadJava(),
                settings.cpus().client(),
                settings.placement(),
                List.of(),
                settings.transport(),
                settings.loops(),
                List.of());
        return new OurLoad(load, timing, seed, folder);
    }

    /** With {@code plain} sessions as {@link CClient} says. */
    Side cClient(CWire wire, boolean plain) {
        return new CClient(
                program,
                settings.placement(),
                settings.cpus().client(),
                timing,
                settings.transport().polling(),
                wire,
                plain,
                folder.resolve("client.stderr.log"));
    }

    /** The clients whose sources lie there. */
    Side cref(Path sources) throws BenchmarkException, InterruptedException {
        return new Cref(
                Cref.compile(sources, folder),
                settings.placement(),
                settings.cpus().client(),
                timing,
                settings.transport().polling(),
                folder.resolve("cref.stderr.log"));
    }
}
