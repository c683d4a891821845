package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;

/** Prints to stdout as if it were its own, before it is ready. */
public final class GarbageFirst extends Faulty {

    /** Found with ServiceLoader. */
    public GarbageFirst() {
        super("fault-garbage-first");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        printToContract("\u001b[32mServer\u001b[0m listening on port 8080");
        return reference(config);
    }
}
