package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;

/** Echoes well, and does not end when it is told to. */
public final class HangsOnClose extends Faulty {

    /** Found with ServiceLoader. */
    public HangsOnClose() {
        super("fault-hangs-on-close");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return closing(reference(config), Faulty::hang);
    }
}
