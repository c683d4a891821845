package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.JsonFile;
import io.echobench.benchmarks.ratio.Shape;
import io.echobench.benchmarks.servers.ServersRecord.LoadRecord;
import io.echobench.benchmarks.servers.ServersRecord.ServerRecord;
import io.echobench.benchmarks.servers.ServersRecord.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects boots and slices; the file is written anew, whole, after each boot, so that a run that is stopped keeps what it has. One thread. */
final class ServerResults {

    private static final class Rows {

        private String software = "";
        private final List<Double> bootMillis = new ArrayList<>();
        private final Map<Shape, List<Slice>> slices = new LinkedHashMap<>();
        private final List<String> failures = new ArrayList<>();
    }

    private final ServersRecord empty;
    private final Path file;
    private final Map<Contender, Rows> rows = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param empty the record without servers
     */
    ServerResults(ServersRecord empty, Path file) {
        this.empty = empty;
        this.file = file;
    }

    /** It came up and echoed. */
    void booted(Contender contender, BackendServer server) {
        Rows own = of(contender);
        own.software = server.software();
        own.bootMillis.add(server.bootNanos() / 1e6);
    }

    /** A window of it beside one of the C server. */
    void add(Contender contender, Shape shape, Slice slice) {
        of(contender).slices.computeIfAbsent(shape, any -> new ArrayList<>()).add(slice);
    }

    /** A boot or a round that did not come through. */
    void fail(Contender contender, String sentence) {
        of(contender).failures.add(sentence);
    }

    private Rows of(Contender contender) {
        return rows.computeIfAbsent(contender, any -> new Rows());
    }

    /** What the slices of a boot come to. */
    double ratio(Contender contender, Shape shape, int boot) {
        return ServerCosts.ofBoot(of(contender).slices.getOrDefault(shape, List.of()), boot);
    }

    /** All of it. */
    ServersRecord record() {
        List<ServerRecord> servers = new ArrayList<>();
        rows.forEach((contender, own) -> servers.add(new ServerRecord(
                contender.name(),
                contender.backend(),
                own.software,
                contender.flags(),
                List.copyOf(own.bootMillis),
                loads(contender, own),
                List.copyOf(own.failures))));
        return new ServersRecord(
                empty.schema(), empty.started(), empty.settings(), empty.environment(), List.copyOf(servers));
    }

    private List<LoadRecord> loads(Contender contender, Rows own) {
        List<LoadRecord> loads = new ArrayList<>();
        own.slices.forEach((shape, slices) -> loads.add(new LoadRecord(
                shape.id(),
                shape.words(),
                List.copyOf(slices),
                ServerCosts.overC(slices),
                plain(contender, shape).flatMap(plain -> ServerCosts.overPlain(slices, plain)),
                contender.plain() ? Asked.of(contender.backend(), shape) : Optional.empty())));
        return List.copyOf(loads);
    }

    /** The slices of the same backend without its flags. */
    private Optional<List<Slice>> plain(Contender contender, Shape shape) {
        return contender.plain()
                ? Optional.empty()
                : rows.entrySet().stream()
                        .filter(row ->
                                row.getKey().plain() && row.getKey().backend().equals(contender.backend()))
                        .findFirst()
                        .map(row -> row.getValue().slices.getOrDefault(shape, List.of()));
    }

    /** Writes what there is. */
    void write() {
        JsonFile.write(file, record());
    }
}
