package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.ratio.Bounds;
import io.echobench.benchmarks.ratio.LogRatio;
import io.echobench.benchmarks.ratio.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was measured of servers, as it is written to its JSON file.
 *
 * @param schema version of this layout
 * @param started when, UTC
 * @param settings how servers and client were run, by name
 * @param environment the machine, by name
 * @param servers one for each contender, in order
 */
public record ServersRecord(
        int schema,
        String started,
        Map<String, String> settings,
        Map<String, String> environment,
        List<ServerRecord> servers) {

    /** The layout that this version writes. */
    static final int SCHEMA = 1;

    /**
     * One contender.
     *
     * @param name of its row
     * @param backend id
     * @param software library, version and transport; empty when it never came up
     * @param flags added to those that every JVM server has
     * @param bootMillis from the start of its process to its first echo, of each boot
     * @param loads one for each shape
     * @param failures a sentence for each boot or round that did not come through
     */
    public record ServerRecord(
            String name,
            String backend,
            String software,
            List<String> flags,
            List<Double> bootMillis,
            List<LoadRecord> loads,
            List<String> failures) {}

    /**
     * One contender under one load.
     *
     * @param shape id
     * @param words what was driven
     * @param slices adjacent windows of it and of the C server
     * @param overC its CPU per message over the C server's; absent with fewer than two boots
     * @param overPlain the same over the same backend without the flags; absent for that one itself
     * @param asked of {@code overC}
     */
    public record LoadRecord(
            String shape,
            String words,
            List<Slice> slices,
            Optional<LogRatio> overC,
            Optional<LogRatio> overPlain,
            Optional<Bounds> asked) {}

    /**
     * Adjacent windows.
     *
     * @param boot from 1
     * @param round of that boot, from 1
     * @param own of the contender
     * @param c of the C server
     */
    public record Slice(int boot, int round, Window own, Window c) {

        /** The contender's CPU per message over the C server's. */
        double ratio() {
            return own.serverMicros() / c.serverMicros();
        }
    }
}
