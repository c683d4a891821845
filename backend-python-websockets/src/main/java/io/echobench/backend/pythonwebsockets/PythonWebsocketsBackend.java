package io.echobench.backend.pythonwebsockets;

import io.echobench.api.BackendException;
import io.echobench.api.KnownGap;
import io.echobench.api.Tier;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.external.BundledFiles;
import io.echobench.api.external.Cache;
import io.echobench.api.external.Installable;
import io.echobench.api.external.Installation;
import java.util.List;

/** A pinned release of {@code websockets} in a virtual environment of its own, so that the row means the same on every machine. */
public final class PythonWebsocketsBackend implements CommandBackend, Installable {

    private static final String ID = "python-websockets";
    private static final String VERSION = "17.1";

    private final Python pythons;
    private final Cache cache;

    /** With the Pythons and the cache of this machine. */
    public PythonWebsocketsBackend() {
        this(Python.ofThisMachine(), Cache.ofThisUser());
    }

    PythonWebsocketsBackend(Python pythons, Cache cache) {
        this.pythons = pythons;
        this.cache = cache;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "websockets " + VERSION + " on asyncio, in an environment made by setup; a process for each I/O thread";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public List<KnownGap> knownGaps() {
        return Gaps.of(VERSION);
    }

    @Override
    public Installation installation() {
        BundledFiles lock = BundledFiles.of(PythonWebsocketsBackend.class, VirtualEnvironment.REQUIREMENTS);
        return new Installation(ID, lock, new VirtualEnvironment(pythons), cache);
    }

    @Override
    public List<String> command() throws BackendException {
        return Python.server(VirtualEnvironment.python(installation().finished()), cache);
    }
}
