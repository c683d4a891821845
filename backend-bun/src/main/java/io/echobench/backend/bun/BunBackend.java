package io.echobench.backend.bun;

import io.echobench.api.BackendException;
import io.echobench.api.Tier;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.external.BundledFiles;
import io.echobench.api.external.Cache;
import io.echobench.api.external.Installable;
import io.echobench.api.external.Installation;
import io.echobench.api.external.NpmPackages;
import io.echobench.api.external.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bun's WebSocket server, which has µWebSockets inside: the living descendant of the {@code lws} of the original comparison. */
public final class BunBackend implements CommandBackend, Installable {

    private static final String ID = "bun";

    private final SearchPath programs;
    private final Cache cache;

    /** With this process's search path and cache. */
    public BunBackend() {
        this(SearchPath.ofEnvironment(), Cache.ofThisUser());
    }

    BunBackend(SearchPath programs, Cache cache) {
        this.programs = programs;
        this.cache = cache;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "Bun.serve with µWebSockets inside; closes a client that does not read, a worker for each I/O thread";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public Installation installation() {
        BundledFiles lock = BundledFiles.of(BunBackend.class, "package.json", "package-lock.json");
        return new Installation(ID, lock, this::install, cache);
    }

    private void install(Path folder, Consumer<String> progress) throws BackendException {
        new NpmPackages(programs).complete(folder, progress);
        binary(folder); // npm leaves out, without a word, an optional package that it cannot get
    }

    @Override
    public List<String> command() throws BackendException {
        Path bun = binary(installation().finished());
        BundledFiles program = BundledFiles.of(BunBackend.class, "server.js").and(BundledFiles.javaScriptContract());
        Path server = cache.extracted(ID + "-server", program).resolve("server.js");
        return List.of(bun.toString(), server.toString());
    }

    /** Of the packages in the lock file npm installs the one that is made for this machine: its program is used as it is. */
    private static Path binary(Path packages) throws BackendException {
        Path platforms = packages.resolve("node_modules/@oven");
        try (Stream<Path> made = Files.isDirectory(platforms) ? Files.list(platforms) : Stream.empty()) {
            return made.map(platform -> platform.resolve("bin/bun"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new BackendException("npm found no Bun for this machine ("
                            + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + "): it is made for Linux and macOS on x86-64 and ARM64; on one of those, check the network and try"
                            + " again."));
        } catch (IOException e) {
            throw new BackendException("cannot read " + platforms + ": " + e.getMessage(), e);
        }
    }
}
