package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;

/** Starts, and says nothing. */
public final class NeverReady extends Faulty {

    /** Found with ServiceLoader. */
    public NeverReady() {
        super("fault-never-ready");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        hang();
        return reference(config);
    }
}
