package io.echobench.backend.nodews;

import io.echobench.api.BackendException;
import io.echobench.api.Tier;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.external.BundledFiles;
import io.echobench.api.external.Cache;
import io.echobench.api.external.Installable;
import io.echobench.api.external.Installation;
import io.echobench.api.external.NodeProgram;
import io.echobench.api.external.NpmPackages;
import io.echobench.api.external.SearchPath;
import java.nio.file.Path;
import java.util.List;

/** The {@code ws} package on the Node of this machine: each message arrives as a buffer and goes back as what it was. */
public final class NodeWsBackend implements CommandBackend, Installable {

    private static final String ID = "node-ws";

    private final SearchPath programs;
    private final Cache cache;

    /** With this process's search path and cache. */
    public NodeWsBackend() {
        this(SearchPath.ofEnvironment(), Cache.ofThisUser());
    }

    NodeWsBackend(SearchPath programs, Cache cache) {
        this.programs = programs;
        this.cache = cache;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "ws message events on Node 18 or newer; a worker for each I/O thread";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public Installation installation() {
        BundledFiles lock = BundledFiles.of(NodeWsBackend.class, "package.json", "package-lock.json");
        return new Installation(ID, lock, new NpmPackages(programs), cache);
    }

    @Override
    public List<String> command() throws BackendException {
        Path node = NodeProgram.find(programs);
        Path packages = installation().finished();
        BundledFiles program = BundledFiles.of(NodeWsBackend.class, "server.js").and(BundledFiles.javaScriptContract());
        Path server = cache.extracted(ID + "-server", program).resolve("server.js");
        return List.of(node.toString(), server.toString(), packages.toString());
    }
}
