package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;

/** Keeps 200 MB of heap for each connection. */
public final class Leaks extends Faulty {

    /** Found with ServiceLoader. */
    public Leaks() {
        super("fault-leaks");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return reference(config, "memory 200000000 heap");
    }
}
